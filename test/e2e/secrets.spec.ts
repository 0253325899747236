/** Where the secrets are, and where they are not. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { expect, signIn, test } from './app-under-test.ts';
import { profileAt } from '../../electron/shell/profile.ts';

const SERVICE = 'NFON Call History';

test('refresh token is in the keyring and nowhere else on disk', async ({ world }) => {
	const run = await world.start();
	const history = await signIn(run);
	await expect(history.getByText('Up to date')).toBeAttached();
	const accessTokens = world.simulator.requests
		.list()
		.flatMap(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? []);

	const kept = keyringEntry(world.profile, 'sign-in');
	const { token: refreshToken } = JSON.parse(kept) as { readonly token: string };
	expect(refreshToken.length).toBeGreaterThan(20);
	expect(accessTokens.length).toBeGreaterThan(0);
	await run.quit();

	const secrets = [refreshToken, keyringEntry(world.profile, 'history-key'), ...accessTokens];
	const searched = filesUnder(world.profile).concat(filesUnder(homedir()));
	expect(searched.length).toBeGreaterThan(20);
	for (const file of searched) {
		const content = readFileSync(file);
		for (const secret of secrets) expect(content.includes(secret), file).toBe(false);
	}
});

test('neither token reaches the window or a command line', async ({ world }) => {
	const run = await world.start();
	const history = await signIn(run);
	const kept = keyringEntry(world.profile, 'sign-in');
	const { token: refreshToken } = JSON.parse(kept) as { readonly token: string };

	const seen = await history.evaluate(async () => {
		const answers = [];
		for (const name of ['app.state', 'window.ready'] as const) {
			answers.push(await (window as unknown as { readonly bridge: Bridge }).bridge.ask(name, null));
		}
		return JSON.stringify(answers) + document.documentElement.outerHTML;
	});
	const commandLines = execFileSync('ps', ['-eo', 'args', '-ww']).toString();

	expect(seen).not.toContain(refreshToken);
	expect(commandLines).not.toContain(refreshToken);
	expect(commandLines).not.toMatch(/Bearer|refresh_token/);
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

/** Reads an entry as any program of this person could: from the real keyring. */
function keyringEntry(profile: string, entry: string): string {
	const { keychainScope } = profileAt(profile, profile);
	const account = `${keychainScope}/${entry}`;
	return execFileSync('secret-tool', ['lookup', 'service', SERVICE, 'account', account]).toString();
}

/** Every ordinary file, but for the keyring itself: that is where secrets belong. */
function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((file) => !file.includes('/keyrings/'))
		.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
