/**
 * A process of its own: for each of many bits, reads all that the store can read from a copy of a history's file in which
 * that bit is flipped, and says a line about it. What libsql cannot read ends the process, not the test.
 */
import { copyFileSync, closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { CallStore } from '../../electron/cache/call-store.ts';
import { isContentWhole } from '../../electron/cache/check-content.ts';
import { openCache, setAsideAndOpen } from '../../electron/cache/open-cache.ts';
import { storing } from '../../electron/cache/store-failure.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

const [, , pristine = '', scratch = '', hexKey = '', calls = '0', list = '[]'] = process.argv;
const key = new Secret(hexKey);
const count = Number(calls);
const now = (): number => Date.parse('2026-03-03T12:00:00Z');

/** What the store says of everything; `damaged`, when it says so. */
async function everything(path: string): Promise<string> {
	let isDamaged = false;
	const opened = storing(() => openCache(path, key, now));
	if (!opened.ok) throw new Error('Neither opened nor set aside');
	if (opened.value.setAside !== null) isDamaged = true;
	const keeper = {
		onDamaged: (): void => void (isDamaged = true),
		checkpoint: (): Promise<void> => Promise.resolve(),
		keptSince: (): null => null,
	};
	const store = new CallStore(opened.value.database, now, keeper);
	const { lists, notes } = store;
	const said: unknown[] = [store.fact('baseline'), store.fact('owner'), lists.latest(5)];
	said.push(await lists.range(EVERY_CALL, [], 0, 50));
	await lists.prepare();
	said.push(await lists.range(EVERY_CALL, [], 0, 200));
	for (const words of ['berger', '089', 'invoice', 'warehouse']) {
		said.push(await lists.range({ ...EVERY_CALL, words }, [], 0, 200));
	}
	said.push(await lists.range({ ...EVERY_CALL, filter: 'open' }, [], 0, 200));
	said.push(await lists.uuids(EVERY_CALL, 1000), await lists.insight(null));
	said.push(store.count(), store.openCount(), store.dueNotices(), store.unfilledGaps());
	said.push(notes.openSince('2020-01-01T00:00:00Z'), notes.dueTranscripts());
	said.push(notes.dueReminders(now()), notes.nextReminder(now()));
	said.push(notes.newestWith('global 498999998001'));
	said.push(store.transcripts.unsettled('2020-01-01T00:00:00Z', 50));
	for (let n = 0; n < count; n += 1) said.push(store.find(uuid(n)));
	// Writing meets what reading does not.
	for (let n = 0; n < count; n += 7) {
		said.push(store.apply([aCall({ uuid: uuid(n), updatedAt: '2027-01-01T00:00:00.000Z' })]));
	}
	said.push(store.setHandled([uuid(1), uuid(2)], true), store.remove([uuid(3), uuid(9)]));
	store.renew(() => setAsideAndOpen(path, key, now).database);
	store.close();
	return isDamaged ? 'damaged' : JSON.stringify(said);
}

function copyOf(offset: number, bit: number): string {
	const copy = join(scratch, 'flipped.db');
	for (const part of ['', '-wal', '-shm']) rmSync(copy + part, { force: true });
	copyFileSync(pristine, copy);
	const file = openSync(copy, 'r+');
	const byte = Buffer.alloc(1);
	readSync(file, byte, 0, 1, offset);
	byte.writeUInt8(byte.readUInt8() ^ (1 << bit));
	writeSync(file, byte, 0, 1, offset);
	closeSync(file);
	return copy;
}

/** What the check thread says of it. */
function isFoundAtCheck(path: string): boolean {
	const options = { encryptionCipher: 'aes256cbc', encryptionKey: hexKey, readonly: true };
	const database = new Database(path, options);
	const isWhole = storing(() => isContentWhole(database));
	database.close();
	return !isWhole.ok || !isWhole.value;
}

function say(line: string): void {
	writeSync(1, `${line}\n`);
}

const whole = join(scratch, 'whole.db');
copyFileSync(pristine, whole);
const right = await everything(whole);
for (const [offset, bit] of JSON.parse(list) as readonly (readonly [number, number])[]) {
	say(`at ${String(offset)}.${String(bit)}`);
	try {
		const said = await everything(copyOf(offset, bit));
		if (said === right) say('right');
		else if (said === 'damaged') say('damaged');
		// An index, or a number: nothing that reading alone could tell.
		else say(isFoundAtCheck(copyOf(offset, bit)) ? 'damaged, says the check' : 'other');
	} catch (error) {
		say(`threw ${error instanceof Error ? (error.stack ?? error.message) : 'something'}`);
	}
}
say('done');
