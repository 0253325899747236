import type { MenuItemConstructorOptions } from 'electron';
import { callDay } from '../attention/call-moment.ts';
import { DISTURB_CHOICES, type DisturbChoice } from '../attention/later.ts';
import { trayFace } from '../attention/tray-face.ts';
import type { AppState } from '../contract/app-state.ts';
import type { CallRow } from '../contract/call-view.ts';
import type { Texts } from '../text/texts.ts';
import type { TrayView } from './tray.ts';

export interface TrayActions {
	readonly showHistory: () => void;
	readonly showOpen: () => void;
	readonly showCall: (uuid: string) => void;
	readonly callBack: (uuid: string) => void;
	readonly copyNumber: (uuid: string) => void;
	readonly markHandled: (uuid: string) => void;
	/** Null: disturb again. */
	readonly doNotDisturb: (choice: DisturbChoice | null) => void;
	readonly showSettings: () => void;
	readonly signIn: () => void;
	readonly signOut: () => void;
	readonly quit: () => void;
}

/** How many calls stand in the menu. */
export const LATEST_CALLS = 5;

// A menu as wide as the screen is no menu.
const LONGEST_NAME = 40;

/**
 * The icon, its tooltip in words, and its menu, for a state and the latest calls, newest first. `nowMs`: milliseconds
 * since 1970.
 */
export function trayView(
	state: AppState,
	latest: readonly CallRow[],
	texts: Texts,
	actions: TrayActions,
	nowMs: number,
): TrayView {
	const status = statusText(state, texts);
	const open = state.openCalls > 0 ? texts.openCalls(state.openCalls) : null;
	const signedIn = state.session.kind === 'signed-in';
	const calls = latest.slice(0, LATEST_CALLS).map((call) => callItem(call, texts, actions, nowMs));
	const menu: MenuItemConstructorOptions[] = [
		{ label: status, enabled: false },
		...(open === null ? [] : [{ label: open, click: actions.showOpen }]),
		{ type: 'separator' },
		...calls,
		...(calls.length === 0 ? [] : [{ type: 'separator' as const }]),
		{ label: texts.showHistory, click: actions.showHistory },
		disturbItem(state, texts, actions),
		{ label: texts.settings, click: actions.showSettings },
		{ type: 'separator' },
		signedIn
			? { label: texts.signOut, click: actions.signOut }
			: { label: texts.signIn, click: actions.signIn },
		{ label: texts.quit, click: actions.quit },
	];
	const lines = [texts.appName, open, status, disturbText(state, texts)];
	const tooltip = lines.filter((line) => line !== null).join('\n');
	return { face: trayFace(state), tooltip, menu };
}

function callItem(
	call: CallRow,
	texts: Texts,
	actions: TrayActions,
	nowMs: number,
): MenuItemConstructorOptions {
	const { uuid, counterpart } = call;
	const who = counterpart.name ?? counterpart.numberText ?? texts.withheld;
	const hasNumber = counterpart.numberText !== null;
	const name = who.length > LONGEST_NAME ? `${who.slice(0, LONGEST_NAME)}…` : who;
	const facts = [texts.trayCall(call), name, callDay(call.startedAt, nowMs, texts)];
	return {
		id: uuid,
		label: asLabel(facts.join(' · ')),
		submenu: [
			{ label: texts.showCall, click: () => actions.showCall(uuid) },
			{ label: texts.callBack, enabled: hasNumber, click: () => actions.callBack(uuid) },
			{ label: texts.copyNumber, enabled: hasNumber, click: () => actions.copyNumber(uuid) },
			...(call.open ? [{ label: texts.markHandled, click: () => actions.markHandled(uuid) }] : []),
		],
	};
}

function disturbItem(
	state: AppState,
	texts: Texts,
	{ doNotDisturb }: TrayActions,
): MenuItemConstructorOptions {
	const until = disturbText(state, texts);
	if (until !== null) {
		return {
			label: until,
			submenu: [{ label: texts.disturbAgain, click: () => doNotDisturb(null) }],
		};
	}
	const choices = DISTURB_CHOICES.map((choice) => ({
		label: texts.disturbChoices[choice],
		click: () => doNotDisturb(choice),
	}));
	return { label: texts.doNotDisturb, submenu: choices };
}

function disturbText({ desktop }: AppState, texts: Texts): string | null {
	const { doNotDisturb: until } = desktop;
	if (until === null) return null;
	return until === 'switched-off'
		? texts.notDisturbed
		: texts.notDisturbedUntil(texts.dayAndTime(new Date(until)));
}

/** In a label `&` would underline the letter after it. */
function asLabel(text: string): string {
	return text.replaceAll('&', '&&');
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
