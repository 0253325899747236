/**
 * keytar that outlives the program behind it. libsecret keeps one conversation with the Secret Service for as long as
 * a process runs; when that service ends and is begun again, every question of ours is refused from then on (seen on
 * libsecret 0.20 and gnome-keyring 42). So what is refused although the keyring is open is asked by another process.
 */
import type { Keytar } from './keychain.ts';
import type { KeyringState } from './secret-service.ts';

export function lastingKeytar(
	first: Keytar,
	fresh: Keytar,
	state: () => Promise<KeyringState>,
): Keytar {
	let current = first;
	const ask = async <Value>(question: (keytar: Keytar) => Promise<Value>): Promise<Value> => {
		const asked = current;
		try {
			return await question(asked);
		} catch (error) {
			// Refused for a reason: locked, or nobody there.
			if (asked === fresh || (await state()) !== 'open') throw error;
			current = fresh;
			return question(fresh);
		}
	};
	return {
		getPassword: (...words) => ask((keytar) => keytar.getPassword(...words)),
		setPassword: (...words) => ask((keytar) => keytar.setPassword(...words)),
		deletePassword: (...words) => ask((keytar) => keytar.deletePassword(...words)),
	};
}
