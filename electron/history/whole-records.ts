import type { Call } from '../contract/call.ts';
import type { CallService } from './call-service.ts';

/** A record whose transcription is done, but which came without its text. */
export function lacksTranscript({ transcription }: Call): boolean {
	return transcription !== null && transcription.available && transcription.lines === null;
}

/**
 * Fetches whole records, one at a time, for calls that came without their transcript. A failure is dropped: the
 * next catch-up lists whole records anyway.
 */
export class WholeRecords {
	readonly #service: Pick<CallService, 'complete'>;
	readonly #apply: (call: Call) => void;
	readonly #waiting = new Set<string>();
	#busy = false;

	constructor(service: Pick<CallService, 'complete'>, apply: (call: Call) => void) {
		this.#service = service;
		this.#apply = apply;
	}

	fetch(uuid: string, signal: AbortSignal): void {
		this.#waiting.add(uuid);
		if (!this.#busy) void this.#work(signal);
	}

	async #work(signal: AbortSignal): Promise<void> {
		this.#busy = true;
		for (const uuid of this.#waiting) {
			this.#waiting.delete(uuid);
			if (signal.aborted) break;
			const record = await this.#service.complete(uuid, signal);
			if (record.ok) this.#apply(record.value);
		}
		this.#busy = false;
	}
}
