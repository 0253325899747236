import type { Call } from '../contract/call.ts';
import type { Failure } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { Pause } from './pause.ts';
import { honouredMs } from './reconnect-delay.ts';

/** A record whose transcription is done, but which came without its text. */
export function lacksTranscript({ transcription }: Call): boolean {
	return transcription !== null && transcription.available && transcription.lines === null;
}

// Whoever keeps the history asks for what is unsettled every two minutes: the next time, at least.
const SHORTEST_PAUSE_MS = 60_000;

/**
 * Fetches whole records, one at a time, while one connection lasts. Where one cannot be had, the next one is asked for;
 * where the service cannot, or will not, none is until the pause is over and `fetch` is called again. The store knows
 * what is still unsettled.
 */
export class WholeRecords {
	readonly #service: Pick<CallService, 'complete'>;
	readonly #apply: (call: Call) => void;
	readonly #pause: Pause;
	readonly #signal: AbortSignal;
	readonly #waiting = new Set<string>();
	#busy = false;

	constructor(
		service: Pick<CallService, 'complete'>,
		apply: (call: Call) => void,
		pause: Pause,
		signal: AbortSignal,
	) {
		this.#service = service;
		this.#apply = apply;
		this.#pause = pause;
		this.#signal = signal;
	}

	fetch(uuids: readonly string[]): void {
		for (const uuid of uuids) this.#waiting.add(uuid);
		if (!this.#busy) void this.#work();
	}

	async #work(): Promise<void> {
		this.#busy = true;
		for (const uuid of this.#waiting) {
			if (this.#pause.isOn) break;
			const record = await this.#service.complete(uuid, this.#signal);
			if (this.#signal.aborted) break;
			this.#waiting.delete(uuid);
			if (record.ok) this.#apply(record.value);
			else if (!isAboutRecord(record.failure)) {
				// Last in the line: it may be the only one that the service fails at.
				this.#waiting.add(uuid);
				this.#pause.begin(SHORTEST_PAUSE_MS, wishMs(record.failure));
			}
		}
		this.#busy = false;
	}
}

/** Whether another record may be had, although this one may not. */
function isAboutRecord(failure: Failure): boolean {
	switch (failure.kind) {
		case 'no-such-call':
			return true;
		case 'not-understood':
			return failure.found === 'other';
		case 'refused':
			return failure.peer === 'service' && [400, 404, 410].includes(failure.status);
		default:
			return false;
	}
}

function wishMs(failure: Failure): number {
	return failure.kind === 'refused' ? honouredMs(failure.retryAfterMs) : 0;
}
