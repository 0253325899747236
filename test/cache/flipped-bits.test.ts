import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import type { Call } from '../../electron/contract/call.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const KEY = 'aa'.repeat(32);
const CALLS = 60;
const FLIPS = 60;
// SQLite's own, at the beginning of the file.
const HEADER_BYTES = 110;
const CHILD = fileURLToPath(new URL('read-flipped.ts', import.meta.url));
const BEGIN = Date.parse('2026-03-02T09:00:00Z');

let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-flipped-'));
	file = join(folder, 'history.db');
	const { database } = openCache(file, new Secret(KEY), Date.now);
	const store = new CallStore(database, () => BEGIN);
	store.setFact('baseline', '2026-01-01T00:00:00.000Z');
	store.setFact('first-fill', 'done');
	store.claim('owner');
	store.noteListening('began');
	store.noteListening('ended');
	store.apply(Array.from({ length: CALLS }, (_, n) => someCall(n)));
	store.notes.remindAt(uuid(4), BEGIN);
	store.notes.noteAttempt('global 498999998004');
	store.setHandled([uuid(8)], true);
	database.pragma('wal_checkpoint(TRUNCATE)');
	store.close();
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** Every kind of call that has text somewhere else. */
function someCall(n: number): Call {
	const difference = {
		uuid: uuid(n),
		startedAt: new Date(BEGIN + n * 60_000).toISOString(),
		caller: aParty({ number: `4989999980${String(n % 9).padStart(2, '0')}` }),
	};
	if (n % 4 === 0) return aMissedCall(difference);
	if (n % 4 === 1) return aCall({ ...difference, direction: 'outbound', status: 'cancelled' });
	if (n % 4 === 2) return aCall(difference);
	const lines = Array.from({ length: 12 }, (_, line) => ({
		offsetMs: line * 1000,
		speaker: 'caller' as const,
		text: `The warehouse has sent ${String(n)} boxes, and line ${String(line)} says so`,
	}));
	const transcription = { available: true, summary: 'About the invoice', language: 'en', lines };
	return aCall({ ...difference, transcription });
}

/** What the child said, and how it ended. */
function readFlipped(flips: readonly (readonly [number, number])[]): Promise<string> {
	const given = [file, folder, KEY, String(CALLS), JSON.stringify(flips)];
	const child = spawn(process.execPath, ['--import', 'tsx', CHILD, ...given]);
	let said = '';
	child.stdout.on('data', (data: Buffer) => (said += data.toString()));
	child.stderr.on('data', (data: Buffer) => (said += data.toString()));
	return new Promise((resolve) => {
		child.once('close', (code, signal) => {
			resolve(`${said}ended with ${String(signal ?? code)}\n`);
		});
	});
}

test('one flipped bit anywhere in the file ends nothing: what cannot be read is damaged', async () => {
	const { size } = statSync(file);
	// In steps that meet every place within a page, and every bit of a byte.
	const spread = Array.from({ length: FLIPS }, (_, n) => Math.floor((n * size) / FLIPS + n * 37));
	const header = Array.from({ length: HEADER_BYTES / 5 }, (_, n) => n * 5);

	const said = await readFlipped([...header, ...spread].map((at, n) => [at % size, n % 8]));

	// It went through all of them.
	expect(said).toMatch(/\ndone\nended with 0\n$/);
	expect(said).not.toMatch(/^threw/m);
	expect(said).toMatch(/^damaged$/m);
}, 300_000);
