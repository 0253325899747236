import { clipboard } from 'electron';

/** Synchronous on Electron 33, a promise on 45. */
export async function writeClipboard(text: string): Promise<void> {
	await clipboard.writeText(text);
}
