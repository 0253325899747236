/**
 * One run of a program with the real keychain: does what its arguments say, prints the outcomes. `locked=2` locks the
 * keyring before each of the next two times that the entry is looked for, and unlocks it after; `lock` leaves it locked.
 */
import { systemClock } from '../../electron/ground/clock.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { type Keytar, loadKeytar, openKeychain } from '../../electron/shell/keychain.ts';
import { keyringState, whereaboutsOf } from '../../electron/shell/secret-service.ts';
import { lock, unlock } from './lock-keyring.ts';

const PASSWORD = 'test';
let lockedFor = 0;

const [scope = '', ...steps] = process.argv.slice(2);
const keychain = openKeychain({
	service: 'nfon-call-history-test',
	scope,
	// Nobody is here to close a prompt: how long a busy machine takes for an answer says nothing about a person.
	clock: { ...systemClock, now: () => 0 },
	platform: process.platform,
	load: async () => lockable(await loadKeytar()),
	state: keyringState,
	whereabouts: whereaboutsOf,
});

for (const step of steps) {
	const [operation, text = ''] = step.split('=');
	if (operation === 'lock') await lock();
	else if (operation === 'locked') lockedFor = Number(text);
	else if (operation === 'write') print(await keychain.write('entry', new Secret(text)));
	else if (operation === 'remove') print(await keychain.remove('entry'));
	else {
		const read = await keychain.read('entry');
		print(read.ok ? { ok: true, value: read.value?.reveal() ?? null } : read);
	}
}

function lockable(keytar: Keytar): Keytar {
	const looking = async <Found>(
		account: string,
		question: () => Promise<Found>,
	): Promise<Found> => {
		if (lockedFor === 0 || !account.endsWith('/entry')) return question();
		lockedFor -= 1;
		await lock();
		return question().finally(() => unlock(PASSWORD));
	};
	return {
		getPassword: (service, account) => looking(account, () => keytar.getPassword(service, account)),
		setPassword: (...words) => keytar.setPassword(...words),
		deletePassword: (service, account) =>
			looking(account, () => keytar.deletePassword(service, account)),
	};
}

function print(outcome: unknown): void {
	process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
