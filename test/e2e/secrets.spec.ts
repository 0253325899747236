/** Where the secrets are, and where they are not. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { startUpToDate, tryNow, untilUpToDate } from './app-state-seen.ts';
import { expect, signIn, test } from './app-under-test.ts';
import { ask } from '../kills/killable-app.ts';
import type { Simulator } from '../simulator/start-simulator.ts';
import { clipboard } from './clipboard.ts';
import { keyringEntry } from './keyring.ts';
import { filesIn, heapOf, placesWith, processes } from './secret-search.ts';

test('refresh token is in the keyring and nowhere else on disk', async ({ world }) => {
	const { run } = await startUpToDate(world);
	const accessTokens = accessTokensOf(world.simulator);
	const kept = refreshToken(world.profile);
	expect(kept.length).toBeGreaterThan(20);
	expect(accessTokens.size).toBeGreaterThan(0);
	await run.quit();

	const key = keyringEntry(world.profile, 'history-key') ?? '';
	expect(key.length).toBeGreaterThan(20);
	const searched = [...filesIn(world.profile), ...filesIn(homedir())];
	expect(searched.length).toBeGreaterThan(20);
	expect(placesWith([kept, key, ...accessTokens], searched)).toEqual([]);
});

/** How often the tokens change in a day of eight hours, if each is good for a quarter of an hour. */
const CHANGES = 32;

test('after a day’s use no token of it is in a file, a window’s memory, a command line or an environment', async ({
	world,
}) => {
	test.setTimeout(240_000);
	const { simulator, profile } = world;
	const run = await world.start();
	const history = await signIn(run);
	await untilUpToDate(history);
	const refreshTokens = new Set<string>();
	for (let change = 0; change < CHANGES; change++) {
		await untilUpToDate(history);
		refreshTokens.add(refreshToken(profile));
		simulator.expireTokens();
		simulator.service.placeMissedCall({
			name: 'Erika Probst',
			number: `4930231250${String(10 + change)}`,
			context: 'global',
		});
		await simulator.restart();
		await tryNow(history);
		await expect.poll(() => refreshTokens.has(refreshToken(profile))).toBe(false);
	}
	refreshTokens.add(refreshToken(profile));
	// What else a day brings: looking, asking, settings, another sign-in, and help from support.
	const { uuid } = simulator.service.placeMissedCall({
		...{ name: 'Erika Probst', number: '493023125002', context: 'global' },
	});
	await history.locator(`[data-call="${uuid}"]`).first().click();
	await ask(history, 'settings.change', { name: 'theme', value: 'dark' });
	await ask(history, 'connection.test', null);
	await ask(history, 'session.sign-out', { keepCalls: true });
	await history.getByRole('button', { name: 'Sign in' }).click();
	await untilUpToDate(history);
	refreshTokens.add(refreshToken(profile));
	await ask(history, 'diagnostics.copy', null);
	const copied = { name: 'the clipboard', content: Buffer.from(await clipboard()) };
	const accessTokens = accessTokensOf(simulator);
	expect(refreshTokens.size).toBe(CHANGES + 2);
	expect(accessTokens.size).toBeGreaterThan(CHANGES + 1);
	const secrets = [...refreshTokens, ...accessTokens, keyringEntry(profile, 'history-key') ?? ''];

	const memory = await heapOf(history);
	const places = [memory, await heapOf(await run.popover()), copied, ...processes()];

	expect(memory.content.includes('Erika Probst')).toBe(true); // or nothing was searched
	expect(places.some(({ content }) => content.includes('NFON_CLIENT_ID'))).toBe(true);
	expect(copied.content.includes('Electron')).toBe(true);
	expect(placesWith(secrets, places)).toEqual([]);
	await run.quit();
	expect(placesWith(secrets, [...filesIn(profile), ...filesIn(homedir())])).toEqual([]);
});

test('the search would find a token in each of these places, and in each form', async ({
	world,
}) => {
	const run = await world.start();
	const history = await run.history();
	const token = randomBytes(40).toString('base64url');
	const raw = Buffer.from(token);
	const planted = {
		'as-it-is': token,
		'in-base64': Buffer.from(`{"token":"${token}"}`).toString('base64'),
		'in-base64url-further-on': Buffer.from(`Bearer: ${token}!`).toString('base64url'),
		'in-hex': raw.toString('hex'),
		'in-wide-characters': Buffer.from(`x${token}`, 'utf16le'),
	};
	for (const [name, content] of Object.entries(planted)) {
		writeFileSync(join(world.profile, name), content);
	}
	await history.evaluate((text) => {
		Object.assign(window, { planted: text });
	}, token);
	const child = spawn('sleep', ['60'], { env: { ...process.env, PLANTED: token } });

	const files = placesWith([token], filesIn(world.profile));
	const memory = placesWith([token], [await heapOf(history)]);
	const environments = placesWith([token], processes());
	child.kill();

	expect(files.toSorted()).toEqual(
		Object.keys(planted)
			.map((name) => join(world.profile, name))
			.toSorted(),
	);
	expect(memory).toHaveLength(1);
	expect(environments).toEqual([`/proc/${String(child.pid)}/environ`]);
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
