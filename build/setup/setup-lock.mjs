// Lets one setup at a time change this checkout: two `npm ci` at once would ruin node_modules.
import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectFolder } from './project-folder.mjs';

const lockFolder = join(projectFolder, '.local', 'setup.lock');

// The holder touches the lock every second, so one that was not touched for this long belongs to
// a setup that was killed. (Its process number would not tell: another process may have it by now.)
const ABANDONED_AFTER_MS = 15_000;
const HEARTBEAT_MS = 1_000;

/**
 * Does the work while no other setup of this checkout is at work.
 * @param {(sentence: string) => void} say
 * @param {() => Promise<void>} work
 */
export async function withSetupLock(say, work) {
	let hasSaidSo = false;
	while (!take()) {
		if (!hasSaidSo) say('Another setup is at work in this folder; waiting for it …');
		hasSaidSo = true;
		removeIfAbandoned();
		await delay(HEARTBEAT_MS);
	}
	const heartbeat = setInterval(() => {
		utimesSync(lockFolder, new Date(), new Date());
	}, HEARTBEAT_MS);
	try {
		await work();
	} finally {
		clearInterval(heartbeat);
		rmSync(lockFolder, { recursive: true, force: true });
	}
}

function take() {
	mkdirSync(join(projectFolder, '.local'), { recursive: true });
	try {
		mkdirSync(lockFolder); // atomic: only one can be the one that makes it
		return true;
	} catch (error) {
		if (isCode(error, 'EEXIST')) return false;
		throw error;
	}
}

function removeIfAbandoned() {
	const touchedAt = statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
	if (Date.now() - touchedAt < ABANDONED_AFTER_MS) return;
	const aside = `${lockFolder}.abandoned-${String(process.pid)}`;
	try {
		renameSync(lockFolder, aside); // of several that wait, one gets it
	} catch (error) {
		if (isCode(error, 'ENOENT')) return;
		throw error;
	}
	rmSync(aside, { recursive: true });
}

/** @param {unknown} error @param {string} code */
function isCode(error, code) {
	return error instanceof Error && 'code' in error && error.code === code;
}
