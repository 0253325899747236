import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';

type Handler = Parameters<IpcMain['handle']>[1];

/** Main's end of IPC, and a window's to ask through it. */
export class FakeIpcMain implements Pick<IpcMain, 'handle'> {
	readonly #handlers = new Map<string, Handler>();

	handle(channel: string, handler: Handler): void {
		if (this.#handlers.has(channel)) throw new Error(`Second handler for '${channel}'`);
		this.#handlers.set(channel, handler);
	}

	/** Asks as a window's page would. */
	async invoke(channel: string, from: IpcMainInvokeEvent, ...words: unknown[]): Promise<unknown> {
		const handler = this.#handlers.get(channel);
		if (!handler) throw new Error(`No handler registered for '${channel}'`);
		return (await handler(from, ...words)) as unknown;
	}
}

/** An event from the top frame of a window that shows this address; `inFrame`: from a frame inside it. */
export function fromPage(url: string, { inFrame = false, id = 1 } = {}): IpcMainInvokeEvent {
	const top = { url } as WebFrameMain;
	const frame = inFrame ? ({ url } as WebFrameMain) : top;
	const sender = { id, mainFrame: top } as WebContents;
	return { sender, senderFrame: frame } as IpcMainInvokeEvent;
}
