/** What the tray shows for a state. Pure; `shell/tray.ts` only paints its answer. */
import type { AppState } from '../contract/app-state.ts';

export type TrayFace =
	| { readonly kind: 'signed-out' }
	/** `muted`: nobody is to be disturbed; drawn where no number stands. */
	| { readonly kind: 'offline' | 'connected'; readonly muted: boolean }
	/** Connected or not: what is open stays open. `count` is at least 1. */
	| { readonly kind: 'open'; readonly count: number; readonly offline: boolean };

/** Open calls first, because they are what one looks for; then whether the app would hear of the next one. */
export function trayFace(state: AppState): TrayFace {
	const muted = state.desktop.doNotDisturb !== null;
	// Not known yet: the keychain is being asked. Most likely somebody is signed in.
	if (state.session.kind === 'unknown') return { kind: 'offline', muted };
	if (state.session.kind !== 'signed-in') return { kind: 'signed-out' };
	const { kind } = state.connection;
	const offline = kind !== 'up-to-date' && kind !== 'catching-up';
	if (state.openCalls > 0) return { kind: 'open', count: state.openCalls, offline };
	return { kind: offline ? 'offline' : 'connected', muted };
}
