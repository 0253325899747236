import { expect, test } from 'vitest';
import { trayFace } from '../../electron/attention/tray-face.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import type { DoNotDisturb } from '../../electron/contract/preferences.ts';
import type { AppState, ConnectionState, SessionState } from '../../electron/contract/app-state.ts';

const SIGNED_IN: SessionState = {
	kind: 'signed-in',
	account: { subject: 's', name: 'Max', extension: '1001', customer: 'K9999' },
	warning: null,
};
const OFFLINE: ConnectionState = {
	kind: 'offline',
	failure: { kind: 'unreachable', peer: 'service', host: 'localhost', code: 'ERR_FAILED' },
	retryAt: '2026-03-02T10:00:00.000Z',
};

function aState(
	session: SessionState,
	connection: ConnectionState,
	openCalls: number,
	doNotDisturb: DoNotDisturb = null,
): AppState {
	const state = anAppState({ session, connection, openCalls });
	return { ...state, desktop: { ...state.desktop, doNotDisturb } };
}

test.each([
	[{ kind: 'signed-out', reason: null }, { kind: 'idle' }, 3, { kind: 'signed-out' }],
	[{ kind: 'unknown' }, { kind: 'idle' }, 0, { kind: 'offline', muted: false }],
	[{ kind: 'signing-in' }, { kind: 'idle' }, 0, { kind: 'signed-out' }],
	[SIGNED_IN, { kind: 'connecting' }, 0, { kind: 'offline', muted: false }],
	[SIGNED_IN, OFFLINE, 0, { kind: 'offline', muted: false }],
	[SIGNED_IN, { kind: 'up-to-date' }, 0, { kind: 'connected', muted: false }],
	[
		SIGNED_IN,
		{ kind: 'catching-up', calls: 5, firstFill: true },
		0,
		{ kind: 'connected', muted: false },
	],
	[SIGNED_IN, { kind: 'up-to-date' }, 3, { kind: 'open', count: 3, offline: false }],
	[SIGNED_IN, OFFLINE, 3, { kind: 'open', count: 3, offline: true }],
] as const)('%j and %j with %i open calls', (session, connection, openCalls, face) => {
	expect(trayFace(aState(session, connection, openCalls))).toEqual(face);
});

test('do not disturb is drawn where no number stands', () => {
	const face = (openCalls: number) =>
		trayFace(aState(SIGNED_IN, { kind: 'up-to-date' }, openCalls, 'switched-off'));

	expect(face(0)).toEqual({ kind: 'connected', muted: true });
	expect(face(2)).toEqual({ kind: 'open', count: 2, offline: false });
});
