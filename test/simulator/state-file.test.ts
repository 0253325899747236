import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oauth from 'openid-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knowProvider } from './sign-in.ts';
import { startSimulator, type Simulator } from './start-simulator.ts';
import { connect } from './test-client.ts';

let folder: string;
let stateFile: string;
let running: Simulator | null = null;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'simulator-'));
	stateFile = join(folder, 'state.json');
});

afterEach(async () => {
	await running?.stop();
	running = null;
	await rm(folder, { recursive: true });
});

async function start(): Promise<Simulator> {
	await running?.stop();
	running = await startSimulator({ auto: true, calls: 50, days: 10, stateFile });
	return running;
}

test('a signed-in client stays signed in over a restart, at the same address', async () => {
	const before = await start();
	const { tokens, headers } = await connect(before);

	const after = await start();

	const answer = await fetch(`${after.apiBaseUrl}/records?limit=1`, { headers });
	const refreshed = await oauth.refreshTokenGrant(knowProvider(after), tokens.refresh_token ?? '');
	expect(after.issuer).toBe(before.issuer);
	expect(answer.status).toBe(200);
	expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
});

test('placed, changed and deleted calls stay so', async () => {
	const { service } = await start();
	const [oldest, second] = service.calls();
	const placed = service.placeMissedCall();
	service.changeCall(oldest?.uuid ?? '', { duration: 7 });
	service.deleteCall(second?.uuid ?? '');
	const expected = service.calls();

	const after = await start();

	expect(after.service.calls()).toEqual(expected);
	expect(after.service.call(placed.uuid)).toEqual(placed);
});

test('only its owner may read it: it holds the provider’s private key', async () => {
	await start();
	await running?.stop();

	expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
	expect(await readFile(stateFile, 'utf8')).toContain('"d":');
});

test('a damaged file is named, not overwritten', async () => {
	await writeFile(stateFile, '{"port":');

	await expect(startSimulator({ stateFile })).rejects.toThrow(stateFile);

	expect(await readFile(stateFile, 'utf8')).toBe('{"port":');
});
