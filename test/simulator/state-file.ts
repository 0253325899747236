import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoredGrants } from './identity/grant-store.ts';
import { createSigningKey, type SigningKey } from './identity/signing-key.ts';
import type { CallChanges } from './service/call-store.ts';

/** What must outlive a restart, or else a signed-in app would find itself signed out. */
export interface SimulatorState {
	/** Part of the issuer, and so of what the app keeps. */
	readonly port: number;
	readonly key: SigningKey;
	readonly cookieKey: string;
	readonly grants: StoredGrants;
	readonly calls: CallChanges;
}

export async function freshState(key: SigningKey | null): Promise<SimulatorState> {
	return {
		port: 0,
		key: key ?? (await createSigningKey()),
		cookieKey: randomBytes(32).toString('hex'),
		grants: {},
		calls: { put: [], deleted: [] },
	};
}

/** Null: there is no such file yet. A file that cannot be read is the user's to look at. */
export function readState(path: string): SimulatorState | null {
	if (!existsSync(path)) return null;
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as SimulatorState;
	} catch (cause) {
		throw new Error(`The state file ${path} is not readable JSON. Delete it to begin afresh.`, {
			cause,
		});
	}
}

/** Whole or not at all, and for the owner's eyes only: it holds a private key. */
export function writeState(path: string, state: SimulatorState): void {
	mkdirSync(dirname(path), { recursive: true });
	const draft = `${path}.new`;
	writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
	renameSync(draft, path);
}
