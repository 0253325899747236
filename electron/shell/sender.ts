import type { IpcMainInvokeEvent } from 'electron';
import { APP_ORIGIN, appAddress } from './app-protocol.ts';

/** True for the top frame of a window that shows our own page, and for nobody else. */
export function isFromOurWindow(event: IpcMainInvokeEvent): boolean {
	const frame = event.senderFrame;
	return (
		frame !== null &&
		frame === event.sender.mainFrame &&
		appAddress(frame.url).origin === APP_ORIGIN
	);
}
