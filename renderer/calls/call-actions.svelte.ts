import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallRow } from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';

const COPIED_SHOWN_MS = 2_000;

/** What a person must be asked before it is done. */
export type Question =
	| { readonly kind: 'delete'; readonly uuids: readonly string[] }
	| {
			readonly kind: 'call';
			readonly row: CallRow;
			readonly failure: Extract<Failure, { readonly kind: 'confirmation-needed' }>;
	  };

/** Something that was wanted and not done. */
export interface Refusal {
	readonly uuids: readonly string[];
	readonly failure: Failure;
}

/** What can be on the clipboard. */
export type Copied = 'number' | 'call' | 'transcript';

/** What a person does with calls, from wherever they are shown; one question at a time. */
export class CallActionsState {
	#question = $state.raw<Question | null>(null);
	#refusal = $state.raw<Refusal | null>(null);
	#copied = $state.raw<Copied | null>(null);
	#copiedTimer: ReturnType<typeof setTimeout> | undefined;
	readonly #bridge: Bridge;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	/** What waits for the person's answer. */
	get question(): Question | null {
		return this.#question;
	}

	get refusal(): Refusal | null {
		return this.#refusal;
	}

	/** What was just put on the clipboard; for two seconds. */
	get copied(): Copied | null {
		return this.#copied;
	}

	/** Opens the system's telephone; asks first where the number demands it. */
	async callBack(row: CallRow): Promise<void> {
		await this.#call(row, false);
	}

	/** Asks whether the calls may go. */
	askToDelete(uuids: readonly string[]): void {
		if (uuids.length > 0) this.#question = { kind: 'delete', uuids };
	}

	/** The person's answer; tells which calls are being deleted now. */
	async answer(yes: boolean): Promise<readonly string[]> {
		const question = this.#question;
		this.#question = null;
		if (question === null || !yes) return [];
		if (question.kind === 'delete') return this.#delete(question.uuids);
		await this.#call(question.row, true);
		return [];
	}

	/** `calls.changed` follows and brings the new state; nothing is patched here. */
	async setHandled(uuids: readonly string[], handled: boolean): Promise<void> {
		if (uuids.length === 0) return;
		const answer = await this.#bridge.ask('calls.set-handled', { uuids, handled });
		this.#refusal = answer.ok ? null : { uuids, failure: answer.failure };
	}

	async copyNumber(uuid: string): Promise<void> {
		const answer = await this.#bridge.ask('calls.copy-number', { uuid });
		this.#refusal = answer.ok ? null : { uuids: [uuid], failure: answer.failure };
		if (answer.ok) this.#showCopied('number');
	}

	/** Puts what the window has in words on the clipboard. */
	async copyText(uuid: string, what: Copied, text: string): Promise<void> {
		const answer = await this.#bridge.ask('clipboard.write', { text });
		this.#refusal = answer.ok ? null : { uuids: [uuid], failure: answer.failure };
		if (answer.ok) this.#showCopied(what);
	}

	/** Another call is looked at: what was said about the one before is over. */
	forget(): void {
		this.#refusal = null;
		this.#copied = null;
	}

	async #call(row: CallRow, confirmed: boolean): Promise<void> {
		const { uuid } = row;
		const answer = await this.#bridge.ask('calls.call-back', { uuid, confirmed });
		this.#refusal = null;
		if (answer.ok) return;
		const { failure } = answer;
		if (failure.kind === 'confirmation-needed' && !confirmed) {
			this.#question = { kind: 'call', row, failure };
		} else {
			this.#refusal = { uuids: [uuid], failure };
		}
	}

	async #delete(uuids: readonly string[]): Promise<readonly string[]> {
		const answer = await this.#bridge.ask('calls.delete', { uuids });
		this.#refusal = answer.ok ? null : { uuids, failure: answer.failure };
		return answer.ok ? uuids : [];
	}

	#showCopied(what: Copied): void {
		clearTimeout(this.#copiedTimer);
		this.#copied = what;
		this.#copiedTimer = setTimeout(() => (this.#copied = null), COPIED_SHOWN_MS);
	}
}
