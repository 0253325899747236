import { expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { Secret } from '../../electron/ground/secret.ts';
import {
	KEYCHAIN_LIMIT_MS,
	type KeychainParts,
	openKeychain,
} from '../../electron/shell/keychain.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKeytar } from '../fakes/fake-keytar.ts';
import { valueOf } from '../auth/person.ts';

const missing = failed({ kind: 'keychain-unavailable', why: 'missing' });
const locked = failed({ kind: 'keychain-unavailable', why: 'locked' });
const dismissed = failed({ kind: 'keychain-unavailable', why: 'dismissed' });
const denied = failed({ kind: 'keychain-unavailable', why: 'denied' });

interface Wanted {
	readonly keytar?: FakeKeytar;
	readonly platform?: NodeJS.Platform;
	readonly scope?: string;
	readonly whereabouts?: KeychainParts['whereabouts'];
}

function aKeychain({
	keytar = new FakeKeytar(),
	platform = 'linux',
	scope = 'profile',
	whereabouts = keytar.whereabouts,
}: Wanted = {}) {
	const clock = new FakeClock();
	const load = () => Promise.resolve(keytar);
	return {
		keytar,
		clock,
		keychain: openKeychain({
			...{ service: 'app', scope, clock, platform, load },
			state: () => Promise.resolve(keytar.state),
			whereabouts,
		}),
	};
}

test('what was written is read, until it is removed', async () => {
	const { keychain } = aKeychain();

	expect(await keychain.write('entry', new Secret('text'))).toEqual(success(null));
	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
	expect(await keychain.remove('entry')).toEqual(success(null));
	expect(await keychain.read('entry')).toEqual(success(null));
	expect(await keychain.remove('entry')).toEqual(success(null));
});

test('two profiles never share an entry', async () => {
	const { keychain, keytar } = aKeychain({ scope: 'one' });
	const other = aKeychain({ scope: 'two', keytar }).keychain;

	await keychain.write('entry', new Secret('text'));

	expect(await other.read('entry')).toEqual(success(null));
	expect([...keytar.kept.keys()]).toEqual(['app/one/entry']);
});

test('the native module is not loaded before it is needed', async () => {
	let loads = 0;
	const keychain = openKeychain({
		service: 'app',
		scope: 'profile',
		clock: new FakeClock(),
		platform: 'linux',
		state: () => Promise.resolve('missing'),
		whereabouts: () => Promise.resolve(null),
		load: () => {
			loads += 1;
			return Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));
		},
	});

	expect(loads).toBe(0);
	expect(await keychain.read('entry')).toEqual(missing);
	expect(loads).toBe(1);
});

test('on Linux, nothing found in a locked keyring is locked, not nothing', async () => {
	const { keychain, keytar } = aKeychain();
	await keychain.write('entry', new Secret('text'));
	keytar.condition = 'locked';

	expect(await keychain.read('entry')).toEqual(locked);
	expect(await keychain.write('entry', new Secret('other'))).toEqual(locked);
	expect(await keychain.remove('entry')).toEqual(locked);

	keytar.condition = 'open';
	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
});

test('a keyring that the prompt has opened gives what it has', async () => {
	const { keychain, keytar } = aKeychain();
	await keychain.write('entry', new Secret('text'));
	keytar.condition = 'locked';
	const get = keytar.getPassword.bind(keytar);
	keytar.getPassword = (...parts) => {
		keytar.condition = 'open'; // the person typed the password
		return get(...parts);
	};

	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
	expect([...keytar.kept.keys()]).toEqual(['app/profile/entry']);
});

test('a keyring that is locked for one question alone gives what it has, and removes it', async () => {
	const { keychain, keytar } = aKeychain();
	await keychain.write('entry', new Secret('text'));

	keytar.lockedFor = 1;
	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
	keytar.lockedFor = 1;
	expect(await keychain.remove('entry')).toEqual(success(null));

	expect(keytar.kept.size).toBe(0);
});

test('a keyring that is locked for each question, and open in between, is locked', async () => {
	const { keychain, keytar } = aKeychain();
	await keychain.write('entry', new Secret('text'));

	keytar.lockedFor = 4;
	expect(await keychain.read('entry')).toEqual(locked);
	expect(await keychain.remove('entry')).toEqual(locked);

	expect(keychain.isAsking()).toBe(false);
	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
});

test('a closed prompt of another keyring than the open one is not shown again either', async () => {
	const keytar = new FakeKeytar();
	const { keychain, clock } = aKeychain({ keytar, whereabouts: () => Promise.resolve('hidden') });
	const closePrompt = keytar.showPrompt();
	const reading = keychain.read('entry');
	await clock.advanceMs(2_000);
	closePrompt();

	expect(await reading).toEqual(dismissed);
	expect(await keychain.read('entry')).toEqual(dismissed);
	expect(keytar.calls).toEqual(['get']);
	expect(await keychain.write('entry', new Secret('text'))).toEqual(success(null));
});

test('where there is no keyring yet, one is made before nothing is believed', async () => {
	const keytar = new FakeKeytar();
	const isMade = () => keytar.calls.includes('set');
	const whereabouts = () => Promise.resolve(isMade() ? ('nowhere' as const) : null);
	const { keychain } = aKeychain({ keytar, whereabouts });

	expect(await keychain.read('entry')).toEqual(success(null));
	expect(keytar.calls).toEqual(['get', 'set', 'delete']);
	expect(keytar.kept.size).toBe(0);
});

test('where the Secret Service does not speak to us, nothing is believed of a keyring that was written', async () => {
	const keytar = new FakeKeytar();
	const { keychain } = aKeychain({ keytar, whereabouts: () => Promise.resolve(null) });

	expect(await keychain.read('entry')).toEqual(success(null));
	expect(keytar.calls).toEqual(['get', 'set', 'delete', 'get']);
});

test('on Linux, a system that rejects everything has no keyring', async () => {
	const { keychain, keytar } = aKeychain();
	keytar.condition = 'rejects';

	expect(await keychain.read('entry')).toEqual(missing);
	expect(await keychain.write('entry', new Secret('text'))).toEqual(missing);
	expect(await keychain.remove('entry')).toEqual(missing);
});

test.each(['darwin', 'win32'] as const)('on %s, what is rejected was denied', async (platform) => {
	const { keychain, keytar } = aKeychain({ platform });
	keytar.condition = 'rejects';

	expect(await keychain.read('entry')).toEqual(denied);
	expect(await keychain.write('entry', new Secret('text'))).toEqual(denied);
	expect(await keychain.remove('entry')).toEqual(denied);
});

test.each(['darwin', 'win32'] as const)('on %s, nothing found is nothing', async (platform) => {
	const { keychain, keytar } = aKeychain({ platform });

	expect(await keychain.read('entry')).toEqual(success(null));
	expect(keytar.calls).toEqual(['get']);
});

test('a prompt that the person closes is told apart, and not shown again until they want to be asked', async () => {
	const { keychain, keytar, clock } = aKeychain();
	await keychain.write('entry', new Secret('text'));
	keytar.condition = 'locked';
	const closePrompt = keytar.showPrompt();
	keytar.calls.length = 0;

	const reading = keychain.read('entry');
	const writing = keychain.write('entry', new Secret('other'));
	await clock.advanceMs(2_000);
	closePrompt();

	expect(await reading).toEqual(dismissed);
	expect(await writing).toEqual(dismissed);
	expect(await keychain.remove('entry')).toEqual(dismissed);
	expect(keytar.calls).toEqual(['get']);
	keychain.askAgain();
	expect(await keychain.read('entry')).toEqual(locked);
	expect(keytar.calls).toEqual(['get', 'get']);
});

test('a closed prompt is forgotten once the keyring is open', async () => {
	const { keychain, keytar, clock } = aKeychain();
	keytar.condition = 'locked';
	const closePrompt = keytar.showPrompt();
	const writing = keychain.write('entry', new Secret('text'));
	await clock.advanceMs(2_000);
	closePrompt();
	expect(await writing).toEqual(dismissed);

	keytar.condition = 'open'; // by the password manager of the desktop

	expect(await keychain.write('entry', new Secret('text'))).toEqual(success(null));
	keytar.condition = 'locked';
	expect(await keychain.read('entry')).toEqual(locked);
});

test('a prompt that nobody answers is locked after the limit, and then nothing waits for it', async () => {
	const { keychain, keytar, clock } = aKeychain();
	const answerPrompt = keytar.showPrompt();
	const reading = keychain.read('entry');
	const waiting = keychain.read('entry');
	expect(keychain.isAsking()).toBe(false);

	await clock.advanceMs(KEYCHAIN_LIMIT_MS);

	expect(await reading).toEqual(locked);
	expect(await waiting).toEqual(locked);
	expect(await keychain.read('entry')).toEqual(locked);
	expect(keytar.mostAtOnce).toBe(1);
	expect(clock.waiting).toBe(0);
	expect(keychain.isAsking()).toBe(true);
	answerPrompt();
	await clock.advanceMs(0);
	expect(keychain.isAsking()).toBe(false);
});

test('once the prompt is answered after all, the keychain works again', async () => {
	const { keychain, keytar, clock } = aKeychain();
	keytar.kept.set('app/profile/entry', 'text');
	const answerPrompt = keytar.showPrompt();
	const reading = keychain.read('entry');
	await clock.advanceMs(KEYCHAIN_LIMIT_MS);
	await reading;

	answerPrompt();
	await clock.advanceMs(0);

	expect(valueOf(await keychain.read('entry'))?.reveal()).toBe('text');
});

test('what was refused while waiting in line is not done later', async () => {
	const { keychain, keytar, clock } = aKeychain();
	const answerPrompt = keytar.showPrompt();
	const reading = keychain.read('entry');
	const writing = keychain.write('entry', new Secret('text'));
	await clock.advanceMs(KEYCHAIN_LIMIT_MS);

	answerPrompt();
	await clock.advanceMs(0);

	expect([await reading, await writing]).toEqual([locked, locked]);
	expect(keytar.kept.size).toBe(0);
});

test('questions are asked one at a time, in their order', async () => {
	const { keychain, keytar } = aKeychain({ platform: 'win32' });

	await Promise.all([
		keychain.write('entry', new Secret('text')),
		keychain.read('entry'),
		keychain.remove('entry'),
	]);

	expect(keytar.calls).toEqual(['set', 'get', 'delete']);
	expect(keytar.mostAtOnce).toBe(1);
});
