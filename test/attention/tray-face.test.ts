import { expect, test } from 'vitest';
import { trayFace } from '../../electron/attention/tray-face.ts';
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

function aState(session: SessionState, connection: ConnectionState, openCalls: number): AppState {
	return {
		language: 'en',
		locale: 'en-GB',
		olderCalls: 'here',
		version: '0',
		asOf: null,
		notUnderstood: 0,
		deletion: null,
		notice: null,
		session,
		connection,
		openCalls,
	};
}

test.each([
	[{ kind: 'signed-out', reason: null }, { kind: 'idle' }, 3, { kind: 'signed-out' }],
	[{ kind: 'unknown' }, { kind: 'idle' }, 0, { kind: 'offline' }],
	[{ kind: 'signing-in' }, { kind: 'idle' }, 0, { kind: 'signed-out' }],
	[SIGNED_IN, { kind: 'connecting' }, 0, { kind: 'offline' }],
	[SIGNED_IN, OFFLINE, 0, { kind: 'offline' }],
	[SIGNED_IN, { kind: 'up-to-date' }, 0, { kind: 'connected' }],
	[SIGNED_IN, { kind: 'catching-up', calls: 5, firstFill: true }, 0, { kind: 'connected' }],
	[SIGNED_IN, { kind: 'up-to-date' }, 3, { kind: 'open', count: 3, offline: false }],
	[SIGNED_IN, OFFLINE, 3, { kind: 'open', count: 3, offline: true }],
] as const)('%j and %j with %i open calls', (session, connection, openCalls, face) => {
	expect(trayFace(aState(session, connection, openCalls))).toEqual(face);
});
