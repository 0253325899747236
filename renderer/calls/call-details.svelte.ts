import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallDetails, CallRow } from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import { TranscriptFetch } from './transcript-fetch.svelte.ts';

/** The one call whose details are open, kept current by the main process. */
export class CallDetailsState {
	#uuid = $state.raw<string | null>(null);
	#details = $state.raw<CallDetails | null>(null);
	#failure = $state.raw<Failure | null>(null);
	/** The call that was opened and whose details have not arrived yet. */
	#unread: string | null = null;
	#question = 0;
	#loading: Promise<void> = Promise.resolve();
	#isConnected = false;
	readonly #bridge: Bridge;
	/** Of the open call. */
	readonly transcript: TranscriptFetch;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
		this.transcript = new TranscriptFetch(bridge, async () => {
			await this.#reload();
			// A later question may have taken the place of this one.
			await this.#loading;
		});
	}

	/** The call that is open; null: none is. */
	get uuid(): string | null {
		return this.#uuid;
	}

	/** Null while they are being asked for. */
	get details(): CallDetails | null {
		return this.#details;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	connect(): () => void {
		const stops = [
			this.#bridge.on('calls.changed', () => void this.#reload()),
			this.#bridge.on('app.state-changed', ({ connection }) => {
				const wasConnected = this.#isConnected;
				this.#isConnected = ['catching-up', 'up-to-date'].includes(connection.kind);
				if (this.#isConnected && !wasConnected) this.transcript.noticeConnection();
			}),
		];
		return () => {
			for (const stop of stops) stop();
		};
	}

	/**
	 * Shows a call. Whoever has read a missed call's details has dealt with it, so that marks it handled; `isRead` false:
	 * they are there for something else.
	 */
	async open(uuid: string, isRead = true): Promise<void> {
		if (uuid !== this.#uuid) {
			this.#details = null;
			this.#failure = null;
			this.transcript.show(null);
		}
		this.#uuid = uuid;
		this.#unread = isRead ? uuid : null;
		await this.#load(uuid);
	}

	close(): void {
		this.#question += 1;
		this.#uuid = null;
		this.#details = null;
		this.#failure = null;
		this.transcript.show(null);
	}

	/** `calls.changed` follows and brings the new state; nothing is patched here. */
	async setHandled(row: CallRow, handled: boolean): Promise<void> {
		if (row.outcome !== 'missed') return;
		await this.#bridge.ask('calls.set-handled', { uuids: [row.uuid], handled });
	}

	async #reload(): Promise<void> {
		if (this.#uuid === null) return;
		this.#loading = this.#load(this.#uuid);
		await this.#loading;
	}

	async #load(uuid: string): Promise<void> {
		const question = ++this.#question;
		const answer = await this.#bridge.ask('calls.details', { uuid });
		if (question !== this.#question) return; // another call was opened meanwhile
		this.#details = answer.ok ? answer.value : null;
		this.#failure = answer.ok ? null : answer.failure;
		this.transcript.show(this.#details);
		if (!answer.ok || this.#unread !== uuid) return;
		this.#unread = null;
		if (answer.value.row.open) await this.setHandled(answer.value.row, true);
	}
}
