import type { Call } from '../contract/call.ts';
import type { CallService } from './call-service.ts';

/** A record whose transcription is done, but which came without its text. */
export function lacksTranscript({ transcription }: Call): boolean {
	return transcription !== null && transcription.available && transcription.lines === null;
}

/**
 * Fetches whole records, one at a time, while one connection lasts. A failure is dropped here: whoever keeps the
 * history asks again for what is still unsettled.
 */
export class WholeRecords {
	readonly #service: Pick<CallService, 'complete'>;
	readonly #apply: (call: Call) => void;
	readonly #signal: AbortSignal;
	readonly #waiting = new Set<string>();
	#busy = false;

	constructor(
		service: Pick<CallService, 'complete'>,
		apply: (call: Call) => void,
		signal: AbortSignal,
	) {
		this.#service = service;
		this.#apply = apply;
		this.#signal = signal;
	}

	fetch(uuids: readonly string[]): void {
		for (const uuid of uuids) this.#waiting.add(uuid);
		if (!this.#busy) void this.#work();
	}

	async #work(): Promise<void> {
		this.#busy = true;
		for (const uuid of this.#waiting) {
			const record = await this.#service.complete(uuid, this.#signal);
			if (this.#signal.aborted) break;
			this.#waiting.delete(uuid);
			if (record.ok) this.#apply(record.value);
		}
		this.#busy = false;
	}
}
