import type { ServerResponse } from 'node:http';

/** How a stream treats the events it is given. */
export type Disorder = 'duplicate' | 'reorder' | 'silent';

/** One open `text/event-stream` answer. Ids count within it and mean nothing outside. */
export class EventStream {
	readonly #response: ServerResponse;
	readonly #disorder: Disorder | null;
	#nextId: number;
	#held: string | null = null;
	#isHalfOpen = false;

	constructor(response: ServerResponse, firstId: number, disorder: Disorder | null = null) {
		this.#response = response;
		this.#nextId = firstId;
		this.#disorder = disorder;
	}

	/** Sends one event. "One JSON record in each event's data; id is an integer" */
	send(data: string): void {
		switch (this.#disorder) {
			case 'silent':
				return;
			case 'duplicate':
				this.#sendEvent(data);
				this.#sendEvent(data);
				return;
			case 'reorder':
				this.#sendSwapped(data);
				return;
			case null:
				this.#sendEvent(data);
		}
	}

	/** Whatever these bytes are, they go out as they are. */
	sendRaw(bytes: string | Uint8Array): void {
		if (!this.#isHalfOpen) this.#response.write(bytes);
	}

	/** A comment line, which a client must ignore (HTML standard §9.2.6). */
	sendHeartbeat(): void {
		this.sendRaw(':\n\n');
	}

	/** Stays open and says nothing any more, like a connection whose other end vanished. */
	goHalfOpen(): void {
		this.#isHalfOpen = true;
	}

	/** Ends the answer properly, as a server does that goes down in order. */
	end(): void {
		this.#response.end();
	}

	/** Resolves when what was sent has left for the network. */
	async drained(): Promise<void> {
		const response = this.#response;
		if (!response.writableNeedDrain || response.destroyed) return;
		await new Promise<void>((resolve) => {
			response.once('drain', resolve);
			response.once('close', resolve);
		});
	}

	#sendEvent(data: string): void {
		this.sendRaw(`id: ${String(this.#nextId++)}\ndata: ${data}\n\n`);
	}

	// Every second event overtakes the first.
	#sendSwapped(data: string): void {
		if (this.#held === null) {
			this.#held = data;
			return;
		}
		this.#sendEvent(data);
		this.#sendEvent(this.#held);
		this.#held = null;
	}
}
