/** What is set wrongly, or is not there, gets a sentence that names the cause and the way out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startAgain, startUpToDate } from './app-state-seen.ts';
import { appCommand, expect, pictureOfDesktop, test } from './app-under-test.ts';
import { pressKeys, windowsOfProcess } from './windows-seen.ts';

test('a missing client id is named', async ({ world }) => {
	const run = await world.start({ NFON_CLIENT_ID: undefined });
	const history = await run.history();

	await expect(history.getByText('NFON_CLIENT_ID is not set')).toBeVisible();
	await expect(history.getByText('Ask NFON or your administrator for a client id')).toBeVisible();
	pictureOfDesktop('missing-client-id');
});

test('settings that cannot be used are all named at once', async ({ world }) => {
	const run = await world.start({ NFON_API_URL: 'nonsense', NFON_REDIRECT_PORT: '99999' });
	const history = await run.history();

	await expect(history.getByText('NFON_API_URL is “nonsense”')).toBeVisible();
	await expect(history.getByText('NFON_REDIRECT_PORT is “99999”')).toBeVisible();
});

test('an unreachable NFON_API_URL is named, and heals when it is reached', async ({ world }) => {
	const run = await world.start({ NFON_API_URL: 'http://127.0.0.1:9/call-history' });
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();

	await expect(history.getByText('127.0.0.1:9 cannot be reached')).toBeVisible();
	await expect(history.getByText('NFON_API_URL')).toBeVisible();
	pictureOfDesktop('unreachable-service');
});

test('an NFON_API_URL where something else answers is named', async ({ world }) => {
	const other = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
	});
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as AddressInfo;
	const run = await world.start({ NFON_API_URL: `http://127.0.0.1:${String(port)}/call-history` });
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();

	await expect(history.getByText('answered with a web page instead of data')).toBeVisible();
	await expect(history.getByText('NFON_API_URL')).toBeVisible();
	await run.quit();
	other.close();
});

test('an unreachable NFON_ISSUER is named', async ({ world }) => {
	const run = await world.start({ NFON_ISSUER: 'http://127.0.0.1:9/realms/login' });
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();

	await expect(history.getByText('127.0.0.1:9 cannot be reached')).toBeVisible();
	await expect(history.getByText('NFON_ISSUER')).toBeVisible();
	await expect(history.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('an NFON_ISSUER that is no provider is named', async ({ world }) => {
	const wrong = world.simulator.issuer.replace('/realms/login', '/elsewhere');
	const run = await world.start({ NFON_ISSUER: wrong });
	const history = await run.history();
	await history.getByRole('button', { name: 'Sign in' }).click();

	await expect(history.getByText('Nobody can sign in at this address of 127.0.0.1')).toBeVisible();
	await expect(history.getByText('Check NFON_ISSUER')).toBeVisible();
	pictureOfDesktop('wrong-issuer');
});

test('a setting that goes wrong later loses nothing: the history stays readable', async ({
	world,
}) => {
	const { run, page: history } = await startUpToDate(world);
	const newest = (await history.locator('[data-call]').first().getAttribute('data-call')) ?? '';
	await run.quit();

	const wrong = await world.start({ NFON_CLIENT_ID: undefined });
	const page = await wrong.history();
	await expect(page.getByText('NFON_CLIENT_ID is not set')).toBeVisible();
	await expect(page.locator(`[data-call="${newest}"]`)).toBeVisible();
	await wrong.quit();

	await startAgain(world);
});

test('a profile folder that cannot be used is named, in a window and to whoever started the app', async ({
	world,
}) => {
	const file = join(world.profile, 'a-file');
	writeFileSync(file, '');
	for (const folder of ['/proc/nope/x', file]) {
		const { executable, words } = appCommand();
		const env = { ...process.env, ...world.settings, NFON_USER_DATA: folder };
		const app = spawn(executable, words, { env });
		const ended = once(app, 'exit');
		let said = '';
		app.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));

		await expect.poll(() => windowsOfProcess(app.pid ?? 0)).toHaveLength(1);
		pictureOfDesktop('profile-not-usable');
		expect(said).toContain(`NFON_USER_DATA is “${folder}”`);
		// The keyboard may reach the box a moment after it is on the screen.
		await expect
			.poll(async () => {
				if (app.exitCode === null) await pressKeys('Escape');
				return app.exitCode;
			})
			.toBe(1);
		await ended;
	}
});
