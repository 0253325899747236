import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallDetails } from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';

/** The way of the open call's transcript to this computer: asked for once by itself, and again when the person wants it. */
export class TranscriptFetch {
	#isUnderWay = $state.raw(false);
	#failure = $state.raw<Failure | null>(null);
	#wasInVain = $state.raw(false);
	#hasCome = $state.raw(false);
	/** The call whose transcript lacks its text; null: none that is shown does. */
	#uuid: string | null = null;
	/** How often it was asked for: only the latest answer counts. */
	#asked = 0;
	readonly #bridge: Bridge;
	readonly #onFetched: () => Promise<void>;

	/** `onFetched`: reads the details again. */
	constructor(bridge: Bridge, onFetched: () => Promise<void>) {
		this.#bridge = bridge;
		this.#onFetched = onFetched;
	}

	get isUnderWay(): boolean {
		return this.#isUnderWay;
	}

	/** Why it did not come the last time. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** It was asked for, and has not come. */
	get wasInVain(): boolean {
		return this.#wasInVain;
	}

	/** It was asked for, and is shown now. */
	get hasCome(): boolean {
		return this.#hasCome;
	}

	/** These details are shown now; null: none are. */
	show(details: CallDetails | null): void {
		const uuid = details?.lacksText === true ? details.row.uuid : null;
		if (uuid === this.#uuid) return;
		this.#hasCome = details !== null && !details.lacksText && details.row.uuid === this.#uuid;
		this.#asked += 1;
		this.#uuid = uuid;
		this.#isUnderWay = false;
		this.#failure = null;
		this.#wasInVain = false;
		void this.fetch();
	}

	/** Asks for it, unless that is being done. */
	async fetch(): Promise<void> {
		const uuid = this.#uuid;
		if (uuid === null || this.#isUnderWay) return;
		const asked = ++this.#asked;
		this.#isUnderWay = true;
		const answer = await this.#bridge.ask('calls.fetch-transcript', { uuid });
		if (asked === this.#asked && answer.ok) await this.#onFetched();
		if (asked !== this.#asked) return;
		this.#isUnderWay = false;
		this.#failure = answer.ok ? null : answer.failure;
		this.#wasInVain = true;
	}

	/** There is a connection again: for what failed for want of one. */
	noticeConnection(): void {
		if (this.#failure?.kind === 'unreachable') void this.fetch();
	}
}
