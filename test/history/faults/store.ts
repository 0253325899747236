/** Faults of the file that keeps the calls: a real one, in a temporary folder. */
import { fileThreads } from '../../fakes/file-threads.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import { cacheKey } from '../../../electron/cache/cache-key.ts';
import { type CacheDatabase, openCache } from '../../../electron/cache/open-cache.ts';
import { openHistory } from '../../../electron/app/open-history.ts';
import { failureText } from '../../../renderer/text/failure-text.ts';
import { textsFor } from '../../../renderer/text/texts-for.ts';
import { valueOf } from '../../auth/person.ts';
import type { Bench } from './bench.ts';
import { type Fault, offline, UP_TO_DATE } from './fault.ts';

const PAGE_BYTES = 4096;
const MANY_PAGES = 1_000_000;
const LOOK_EVERY_MS = 60_000;

/** A record that cannot be kept without room. */
function tellOfABigCall({ parts, missed }: Bench): void {
	const record = { customData: { crm: 'x'.repeat(100_000) } };
	missed.push(parts.simulator.service.placeCall({ kind: 'missed', record }).uuid);
}

function onThisConnection(
	name: string,
	why: 'full' | 'read-only',
	words: Fault['says'],
	pragmas: { readonly begins: string; readonly ends: string },
): Fault {
	return {
		...{ name, given: { isBare: true } },
		happens: (bench) => {
			bench.database?.pragma(pragmas.begins);
			tellOfABigCall(bench);
		},
		meets: 'at once',
		state: offline({ kind: 'store-failed', why }),
		says: words,
		ends: async (bench) => {
			// It is tried, and refused, and tried again.
			await bench.untilRetry();
			await bench.reaches(offline({ kind: 'store-failed', why }));
			bench.database?.pragma(pragmas.ends);
		},
	};
}

async function keyOf({ parts }: Bench) {
	return valueOf(await cacheKey(parts.keychain)).key;
}

/** Another program that holds the file: a real one, because locks are between processes. */
async function holdTheLock(bench: Bench): Promise<() => Promise<void>> {
	const script = `
		import Database from 'libsql';
		const [file, encryptionKey] = process.argv.slice(1);
		const database = new Database(file, { encryptionCipher: 'aes256cbc', encryptionKey });
		database.exec('BEGIN IMMEDIATE');
		console.log('held');
		process.stdin.once('end', () => database.exec('ROLLBACK')).resume();
	`;
	const key = (await keyOf(bench)).reveal();
	const holder = spawn(
		process.execPath,
		['--input-type=module', '-e', script, bench.parts.file, key],
		{ stdio: ['pipe', 'pipe', 'inherit'] },
	);
	await once(holder.stdout, 'data');
	return async () => {
		const gone = once(holder, 'exit');
		holder.stdin.end();
		await gone;
	};
}

/** Rubbish where its pages were, and a reason for whoever has it open to read them again. */
async function damage(bench: Bench): Promise<void> {
	const { file, clock } = bench.parts;
	const { database } = openCache(file, await keyOf(bench), () => clock.now());
	database.pragma('wal_checkpoint(TRUNCATE)');
	const rubbish = Buffer.alloc(statSync(file).size - PAGE_BYTES, 'rubbish ');
	const opened = openSync(file, 'r+');
	writeSync(opened, rubbish, 0, rubbish.length, PAGE_BYTES);
	closeSync(opened);
	touch(database);
	database.close();
}

function touch(database: CacheDatabase): void {
	database.pragma('application_id = 1');
	database.pragma('application_id = 0');
}

let letGo: () => Promise<void> = () => Promise.resolve();

export const store: readonly Fault[] = [
	onThisConnection(
		'the disk is full',
		'full',
		[/disk of this computer is full/, /Free some space/],
		{ begins: 'max_page_count = 1', ends: `max_page_count = ${String(MANY_PAGES)}` },
	),
	onThisConnection(
		'the file cannot be written',
		'read-only',
		[/cannot be written/, /Allow writing there again/],
		{ begins: 'query_only = ON', ends: 'query_only = OFF' },
	),
	{
		name: 'a second process holds the write lock (BUSY)',
		happens: async (bench) => {
			letGo = await holdTheLock(bench);
			tellOfABigCall(bench);
		},
		meets: 'at once',
		state: offline({ kind: 'store-failed', why: 'busy' }),
		says: [/Another program holds the file/, /goes on by itself/],
		ends: () => letGo(),
	},
	{
		name: 'the file is deleted while it is open',
		happens: async (bench) => {
			const { file, clock } = bench.parts;
			for (const name of readdirSync(dirname(file))) rmSync(`${dirname(file)}/${name}`);
			// What it holds can be read as long as it is open, and is gone with the next start.
			await clock.advanceMs(LOOK_EVERY_MS);
			expect(statSync(file).isFile()).toBe(true);
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
		besides: async (bench) => {
			expect(bench.notice()).toBeNull();
			const { file, keychain, clock, calls } = bench.parts;
			const next = await openHistory(file, keychain, clock, fileThreads);
			expect(next.calls.count()).toBe(calls.count());
			next.close();
		},
	},
	{
		name: 'the file is damaged while it is open',
		happens: async (bench) => {
			await damage(bench);
			bench.parts.simulator.service.repeatCall(
				bench.parts.simulator.service.calls().at(0)?.uuid ?? '',
			);
		},
		meets: 'at once',
		state: offline({ kind: 'store-failed', why: 'damaged' }),
		says: [/is damaged/, /fetched again from NFON/],
		ends: async ({ parts }) => {
			await parts.clock.advanceMs(0);
		},
		besides: (bench) => {
			const notice = bench.notice();
			if (notice === null) throw new Error('Nobody was told.');
			const texts = textsFor('en', 'en-GB', () => new Date()).failures;
			expect(notice.kind).toBe('cache-set-aside');
			expect(failureText(notice, texts).cause).toMatch(/set aside as .*history\.db\.unreadable/);
		},
	},
];
