import type { CallRecord } from '../records/call-record.ts';
import type { EventStream } from './event-stream.ts';

/** A stream together with what its client asked for. */
export interface Listener {
	readonly stream: EventStream;
	/** Null: this client did not ask for such calls. */
	readonly write: (call: CallRecord) => string | null;
}

/** Everybody who listens now. */
export class OpenStreams {
	readonly #listeners = new Set<Listener>();
	readonly #waiting = new Set<() => void>();

	get count(): number {
		return this.#listeners.size;
	}

	/** Returns the function that removes it. */
	add(listener: Listener): () => void {
		this.#listeners.add(listener);
		this.#changed();
		return () => {
			this.#listeners.delete(listener);
			this.#changed();
		};
	}

	announce(call: CallRecord): void {
		for (const { stream, write } of this.#listeners) {
			const data = write(call);
			if (data !== null) stream.send(data);
		}
	}

	/** Writes these bytes into every open stream, whatever they are. */
	writeRaw(bytes: string | Uint8Array): void {
		for (const { stream } of this.#listeners) stream.sendRaw(bytes);
	}

	sendHeartbeats(): void {
		for (const { stream } of this.#listeners) stream.sendHeartbeat();
	}

	/** Ends every open stream in order; clients are free to come back. */
	closeAll(): void {
		for (const { stream } of this.#listeners) stream.end();
	}

	/** Those open now stay open and fall silent for ever. */
	goHalfOpen(): void {
		for (const { stream } of this.#listeners) stream.goHalfOpen();
	}

	/** Resolves when everything sent so far has left for the network. */
	async drained(): Promise<void> {
		await Promise.all([...this.#listeners].map(({ stream }) => stream.drained()));
	}

	/** Resolves as soon as exactly so many streams are open. */
	async untilCountIs(count: number): Promise<void> {
		while (this.#listeners.size !== count) {
			await new Promise<void>((resolve) => this.#waiting.add(resolve));
		}
	}

	#changed(): void {
		for (const resolve of this.#waiting) resolve();
		this.#waiting.clear();
	}
}
