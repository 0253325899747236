import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Failure, Outcome } from '../../electron/contract/outcome.ts';
import type { NumberRule, ReminderTime } from '../../electron/contract/preferences.ts';

/** What the person is asked before it is done. */
export type Question =
	| { readonly kind: 'delete'; readonly uuids: readonly string[] }
	| {
			readonly kind: 'call-back';
			readonly uuid: string;
			readonly numberKind: 'emergency' | 'short';
	  };

/** A call (uuid) that comes back, and when (ISO 8601). */
export interface Reminder {
	readonly uuid: string;
	readonly at: string;
}

/** What can be done with calls, from wherever it is asked for; what fails is told, what is grave is asked first. */
export class CallActs {
	#question = $state.raw<Question | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#about = $state.raw<readonly string[]>([]);
	#reminder = $state.raw<Reminder | null>(null);
	readonly #bridge: Bridge;
	/** False: calls are only looked at, and whatever would change them does nothing. */
	readonly mayChange: boolean;

	constructor(bridge: Bridge, mayChange = true) {
		this.#bridge = bridge;
		this.mayChange = mayChange;
	}

	/** Null: nothing is asked. */
	get question(): Question | null {
		return this.#question;
	}

	/** Why the last act was not done. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** Which calls (uuid) the last act was about. */
	get about(): readonly string[] {
		return this.#about;
	}

	/** The last reminder that was asked for; null when the person has read of it. */
	get reminder(): Reminder | null {
		return this.#reminder;
	}

	dismissReminder(): void {
		this.#reminder = null;
	}

	async remind(uuid: string, when: ReminderTime): Promise<void> {
		this.#about = [uuid];
		const answer = await this.#bridge.ask('calls.remind-me', { uuid, when });
		this.#failure = answer.ok ? null : answer.failure;
		this.#reminder = answer.ok ? { uuid, at: answer.value.at } : null;
	}

	/** Whether calls with a counterpart are told always, never, or as all others. */
	async setRule(counterpart: string, notify: NumberRule['notify'] | null): Promise<void> {
		const answer = await this.#bridge.ask('rules.set', { counterpart, notify });
		this.#failure = answer.ok ? null : answer.failure;
	}

	dismissFailure(): void {
		this.#failure = null;
	}

	/** The calls (uuid) that something is to be done with; none, and the reason told, when nobody could name them. */
	named(calls: Outcome<readonly string[]>): readonly string[] {
		if (calls.ok) return calls.value;
		this.#about = [];
		this.#failure = calls.failure;
		return [];
	}

	async callBack(uuid: string, confirmed = false): Promise<void> {
		this.#about = [uuid];
		const answer = await this.#bridge.ask('calls.call-back', { uuid, confirmed });
		if (!answer.ok && answer.failure.kind === 'confirmation-needed') {
			this.#question = { kind: 'call-back', uuid, numberKind: answer.failure.numberKind };
		} else {
			this.#failure = answer.ok ? null : answer.failure;
		}
	}

	/** `calls.changed` follows and brings the new state; nothing is patched here. */
	async setHandled(uuids: readonly string[], handled: boolean): Promise<void> {
		if (uuids.length === 0 || !this.mayChange) return;
		this.#about = uuids;
		const answer = await this.#bridge.ask('calls.set-handled', { uuids, handled });
		this.#failure = answer.ok ? null : answer.failure;
	}

	/** Answers whether the number is on the clipboard now. */
	async copyNumber(uuid: string): Promise<boolean> {
		this.#about = [uuid];
		const answer = await this.#bridge.ask('calls.copy-number', { uuid });
		this.#failure = answer.ok ? null : answer.failure;
		return answer.ok;
	}

	/** Answers whether the words about a call are on the clipboard now. */
	async copyText(uuid: string, text: string): Promise<boolean> {
		this.#about = [uuid];
		const answer = await this.#bridge.ask('clipboard.write', { text });
		this.#failure = answer.ok ? null : answer.failure;
		return answer.ok;
	}

	/** Asks first. */
	delete(uuids: readonly string[]): void {
		if (uuids.length > 0 && this.mayChange) this.#question = { kind: 'delete', uuids };
	}

	/** The person wants it; answers which calls are being deleted now. */
	async confirm(): Promise<readonly string[]> {
		const question = this.#question;
		this.#question = null;
		if (question?.kind === 'call-back') await this.callBack(question.uuid, true);
		if (question?.kind !== 'delete') return [];
		this.#about = question.uuids;
		const answer = await this.#bridge.ask('calls.delete', { uuids: question.uuids });
		this.#failure = answer.ok ? null : answer.failure;
		return answer.ok ? question.uuids : [];
	}

	cancel(): void {
		this.#question = null;
	}
}
