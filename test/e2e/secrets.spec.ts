/** Where the secrets are, and where they are not. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './app-under-test.ts';
import { ask } from '../kills/killable-app.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import { keyringEntry } from './keyring.ts';

test('refresh token is in the keyring and nowhere else on disk', async ({ world }) => {
	const run = await world.start();
	const history = await signIn(run);
	await expect(history.getByText('Up to date')).toBeAttached();
	const accessTokens = accessTokensOf(world.simulator);
	const kept = refreshToken(world.profile);
	expect(kept.length).toBeGreaterThan(20);
	expect(accessTokens.size).toBeGreaterThan(0);
	await run.quit();

	const key = keyringEntry(world.profile, 'history-key') ?? '';
	expect(key.length).toBeGreaterThan(20);
	const secrets = [kept, key, ...accessTokens];
	const searched = filesUnder(world.profile).concat(filesUnder(homedir()));
	expect(searched.length).toBeGreaterThan(20);
	for (const file of searched) {
		const content = readFileSync(file);
		for (const secret of secrets) expect(content.includes(secret), file).toBe(false);
	}
});

/** How often the tokens change in a day of eight hours, if each is good for a quarter of an hour. */
const CHANGES = 32;

test('after a day’s changes no token of it is in a file, a window’s memory, a command line or an environment', async ({
	world,
}) => {
	const { simulator, profile } = world;
	const run = await world.start();
	const history = await signIn(run);
	await expect(history.getByText('Up to date')).toBeAttached();
	const refreshTokens = new Set<string>();
	for (let change = 0; change < CHANGES; change++) {
		await expect(history.getByText('Up to date')).toBeAttached();
		refreshTokens.add(refreshToken(profile));
		simulator.expireTokens();
		simulator.service.placeMissedCall({
			name: 'Erika Probst',
			number: `4930231250${String(10 + change)}`,
			context: 'global',
		});
		await simulator.restart();
		await ask(history, 'connection.retry', null);
		await expect.poll(() => refreshTokens.has(refreshToken(profile))).toBe(false);
	}
	refreshTokens.add(refreshToken(profile));
	await expect(history.getByText('Up to date')).toBeAttached();
	const accessTokens = accessTokensOf(simulator);
	expect(refreshTokens.size).toBe(CHANGES + 1);
	expect(accessTokens.size).toBeGreaterThan(CHANGES);
	const secrets = [...refreshTokens, ...accessTokens, keyringEntry(profile, 'history-key') ?? ''];

	const memory = await heapOf(history);
	const popover = await heapOf(await run.popover());
	const processes = wordsOfProcesses();

	expect(memory).toContain('Erika Probst'); // or nothing was searched
	expect(processes).toContain('NFON_CLIENT_ID');
	for (const secret of secrets) {
		for (const place of [memory, popover, processes]) expect(place.includes(secret)).toBe(false);
	}
	await run.quit();
	for (const file of filesUnder(profile).concat(filesUnder(homedir()))) {
		const content = readFileSync(file);
		for (const secret of secrets) expect(content.includes(secret), file).toBe(false);
	}
});

test('the log says nothing of a call', async ({ world }) => {
	const run = await world.start();
	await signIn(run);
	const missed = world.simulator.service.placeMissedCall({
		name: 'Erika Probst',
		number: '493023125001',
		context: 'global',
	});
	await expect.poll(() => world.notifications.seen.length).toBe(1);
	await run.quit();

	const log = readFileSync(join(world.profile, 'logs/main.log'), 'utf8');

	expect(log).toContain('session: signed-in');
	expect(log).not.toContain('Erika Probst');
	expect(log).not.toContain('493023125001');
	expect(log).not.toContain(missed.uuid);
});

function refreshToken(profile: string): string {
	const kept = keyringEntry(profile, 'sign-in') ?? '{"token":""}';
	return (JSON.parse(kept) as { readonly token: string }).token;
}

function accessTokensOf({ requests }: Simulator): ReadonlySet<string> {
	const sent = requests.list().map(({ headers }) => headers.authorization ?? '');
	return new Set(sent.flatMap((header) => /^Bearer (.+)$/.exec(header)?.[1] ?? []));
}

/** Everything that a page's memory holds, texts among it. */
async function heapOf(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const chunks: string[] = [];
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	await session.detach();
	return chunks.join('');
}

/** The command lines and environments of all that runs here. */
function wordsOfProcesses(): string {
	const read = (file: string): string => {
		try {
			return readFileSync(file, 'latin1');
		} catch {
			return ''; // ended meanwhile, or somebody else's
		}
	};
	const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return ids.map((id) => read(`/proc/${id}/cmdline`) + read(`/proc/${id}/environ`)).join('\n');
}

/** Every ordinary file, but for the keyring itself: that is where secrets belong. */
function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((file) => !file.includes('/keyrings/'))
		.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
