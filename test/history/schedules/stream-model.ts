/** One open stream of the model: real bytes, in chunks that end anywhere. */
export class StreamModel {
	readonly body: ReadableStream<Uint8Array>;
	/** What is sent reaches nobody. */
	isHalfOpen = false;
	#controller: ReadableStreamDefaultController<Uint8Array> | null = null;
	#nextId = 1;

	constructor(onStart: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
		this.body = new ReadableStream<Uint8Array>({
			start: (controller) => {
				this.#controller = controller;
				onStart(controller);
			},
		});
	}

	/** One event; ids count within this stream. Every other one comes in two pieces, cut where it happens to be. */
	send(data: string): void {
		const id = this.#nextId++;
		const bytes = new TextEncoder().encode(`id: ${id}\ndata: ${data}\n\n`);
		const cut = id % 2 === 0 ? (id * 37) % bytes.length : 0;
		if (cut > 0) this.#controller?.enqueue(bytes.subarray(0, cut));
		this.#controller?.enqueue(bytes.subarray(cut));
	}

	/** What keeps a line open and tells of no call, even where calls reach nobody. */
	ping(): void {
		this.#controller?.enqueue(new TextEncoder().encode(': ping\n\nevent: ping\ndata: \n\n'));
	}

	end(): void {
		this.#controller?.close();
	}

	breakOff(error: Error): void {
		this.#controller?.error(error);
	}
}
