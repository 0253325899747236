import type { ControlRoom } from './control-room.ts';
import { Unreadable } from './read-wishes.ts';

/** What can be done to the whole service at once, by name. */
export const ACTIONS = {
	'expire-tokens': 'every access token counts as expired from now on',
	'revoke-refresh-tokens': 'no refresh token is accepted any more',
	'close-streams': 'ends every open stream in order',
	'half-open-streams': 'open streams stay open and say nothing any more',
	'write-raw': 'writes "text" (or "base64") into every open stream as it is',
	'refuse-connections': 'refuses connections for "forMs"',
	restart: 'drops every connection; streams count from "firstEventId" again',
} as const;

type ActionName = keyof typeof ACTIONS;

export async function act(
	room: ControlRoom,
	body: Readonly<Record<string, unknown>>,
): Promise<void> {
	switch (readName(body['do'])) {
		case 'expire-tokens':
			room.expireTokens();
			return;
		case 'revoke-refresh-tokens':
			room.revokeRefreshTokens();
			return;
		case 'close-streams':
			room.service.streams.closeAll();
			return;
		case 'half-open-streams':
			room.service.streams.goHalfOpen();
			return;
		case 'write-raw':
			room.service.streams.writeRaw(readBytes(body));
			return;
		// The answer to these two has to leave before its connection goes.
		case 'refuse-connections':
			refuseFor(room, readNumber(body, 'forMs'));
			return;
		case 'restart': {
			const firstEventId =
				body['firstEventId'] === undefined ? 1 : readNumber(body, 'firstEventId');
			setImmediate(() => void room.restart(firstEventId));
		}
	}
	await Promise.resolve();
}

// Over HTTP there is no asking to come back: a refused connection carries no wishes.
function refuseFor(room: ControlRoom, ms: number): void {
	setImmediate(() => void room.refuseConnections());
	setTimeout(() => void room.acceptConnections(), ms);
}

function readName(name: unknown): ActionName {
	if (typeof name === 'string' && name in ACTIONS) return name as ActionName;
	throw new Unreadable(`"do" must be one of ${Object.keys(ACTIONS).join(', ')}.`);
}

function readBytes({ text, base64 }: Readonly<Record<string, unknown>>): Uint8Array {
	if (typeof text === 'string') return Buffer.from(text);
	if (typeof base64 === 'string') return Buffer.from(base64, 'base64');
	throw new Unreadable('"write-raw" needs "text" or "base64".');
}

function readNumber(body: Readonly<Record<string, unknown>>, name: string): number {
	const value = body[name];
	if (typeof value === 'number' && value >= 0) return value;
	throw new Unreadable(`"${name}" must be a number from 0.`);
}
