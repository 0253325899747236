import type { MenuItemConstructorOptions } from 'electron';
import { trayFace } from '../attention/tray-face.ts';
import type { AppState } from '../contract/app-state.ts';
import type { Texts } from '../text/texts.ts';
import type { TrayView } from './tray.ts';

export interface TrayActions {
	readonly showHistory: () => void;
	readonly showOpen: () => void;
	readonly signIn: () => void;
	readonly signOut: () => void;
	readonly quit: () => void;
}

/** The icon, its tooltip in words, and its menu, for a state. */
export function trayView(state: AppState, texts: Texts, actions: TrayActions): TrayView {
	const status = statusText(state, texts);
	const open = state.openCalls > 0 ? texts.openCalls(state.openCalls) : null;
	const signedIn = state.session.kind === 'signed-in';
	const menu: MenuItemConstructorOptions[] = [
		{ label: status, enabled: false },
		...(open === null ? [] : [{ label: open, click: actions.showOpen }]),
		{ type: 'separator' },
		{ label: texts.showHistory, click: actions.showHistory },
		{ type: 'separator' },
		signedIn
			? { label: texts.signOut, click: actions.signOut }
			: { label: texts.signIn, click: actions.signIn },
		{ label: texts.quit, click: actions.quit },
	];
	const tooltip = [texts.appName, open, status].filter((line) => line !== null).join('\n');
	return { face: trayFace(state), tooltip, menu };
}

function statusText({ session, connection }: AppState, texts: Texts): string {
	if (session.kind !== 'signed-in') return texts.traySignedOut;
	switch (connection.kind) {
		case 'up-to-date':
		case 'catching-up':
			return texts.trayConnected;
		case 'connecting':
			return texts.trayConnecting;
		case 'idle':
		case 'offline':
		case 'stopped':
			return texts.trayOffline;
	}
}
