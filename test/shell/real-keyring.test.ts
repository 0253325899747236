import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);

let home: string;

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'keyring-'));
	await mkdir(join(home, 'run'), { mode: 0o700 });
});

afterAll(async () => {
	await rm(home, { recursive: true, force: true });
});

// Each run has a bus and a daemon of its own over the same keyring file, like one login after another.
/** Where the keyring's file is: another place, another keyring. */
let data = 'share';

const UNLOCK = 'echo -n test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;';

/** Runs the steps in one login; without `unlocked` the daemon is started by the bus, with a locked keyring. */
async function login(unlocked: boolean, ...steps: readonly string[]): Promise<unknown[]> {
	const program = [process.execPath, '--import', 'tsx', 'test/shell/keyring-run.ts', ...steps];
	const quoted = program.map((word) => `'${word}'`).join(' ');
	const script = `${unlocked ? UNLOCK : ''} ${quoted}`;
	return outcomes('dbus-run-session', ['--', 'bash', '-c', script]);
}

async function outcomes(program: string, parameters: readonly string[]): Promise<unknown[]> {
	const { stdout } = await run(program, parameters, {
		// No display: nobody could answer the daemon's prompt, and it gives up at once.
		env: {
			PATH: process.env['PATH'],
			// Where these tests run in Electron's own Node, this makes it one again.
			ELECTRON_RUN_AS_NODE: '1',
			HOME: home,
			XDG_RUNTIME_DIR: join(home, 'run'),
			XDG_DATA_HOME: join(home, data),
		},
	});
	const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
	return lines.map((line) => JSON.parse(line) as unknown);
}

const found = (value: string | null) => ({ ok: true, value });
const unavailable = (why: string) => ({
	ok: false,
	failure: { kind: 'keychain-unavailable', why },
});

describe('a real gnome-keyring', () => {
	test('keeps what was written from one login to the next, locked ones between not counting', async () => {
		const first = await login(true, 'profile', 'read', 'write=text', 'read');
		const lockedLogin = await login(false, 'profile', 'read', 'write=other', 'remove', 'read');
		const next = await login(true, 'profile', 'read');

		expect(first).toEqual([found(null), found(null), found('text')]);
		expect(lockedLogin).toEqual(Array(4).fill(unavailable('locked')));
		expect(next).toEqual([found('text')]);
	}, 30_000);

	test('loses nothing by being locked for single questions: it gives what it has, or says that it is locked', async () => {
		const once = await login(true, 'race', 'write=text', 'locked=1', 'read', 'locked=1', 'remove');
		const twice = await login(true, 'race', 'write=text', 'locked=2', 'read', 'locked=2', 'remove');
		const open = await login(true, 'race', 'read', 'remove', 'locked=1', 'read');
		const left = await login(true, 'race', 'write=text', 'lock', 'read', 'remove');

		expect(once).toEqual([found(null), found('text'), found(null)]);
		expect(twice).toEqual([found(null), unavailable('locked'), unavailable('locked')]);
		expect(open).toEqual([found('text'), found(null), found(null)]);
		expect(left).toEqual([found(null), unavailable('locked'), unavailable('locked')]);
	}, 30_000);

	test('keeps profiles apart, and forgets what is removed', async () => {
		await login(true, 'one', 'write=text');

		expect(await login(true, 'two', 'read', 'remove')).toEqual([found(null), found(null)]);
		expect(await login(true, 'one', 'read', 'remove', 'read')).toEqual([
			found('text'),
			found(null),
			found(null),
		]);
	}, 30_000);

	test('has nothing while it is another one, and all of it when it is the former one again', async () => {
		await login(true, 'profile', 'write=text');
		data = 'other';
		const other = await login(true, 'profile', 'read', 'write=other');
		data = 'share';

		expect(other).toEqual([found(null), found(null)]);
		expect(await login(true, 'profile', 'read')).toEqual([found('text')]);
	}, 30_000);

	test('is missing where there is no session bus', async () => {
		const parameters = [
			'--import',
			'tsx',
			'test/shell/keyring-run.ts',
			'profile',
			'read',
			'write=x',
		];

		expect(await outcomes(process.execPath, parameters)).toEqual(
			Array(2).fill(unavailable('missing')),
		);
	}, 30_000);
});
