import { freshKeytar } from '../shell/fresh-keytar.ts';
import { type Keytar, loadKeytar } from '../shell/keychain.ts';
import { lastingKeytar } from '../shell/lasting-keytar.ts';
import { keyringState } from '../shell/secret-service.ts';

/** Loads keytar for this system, once: only Linux's keychain is a program that may end before we do. */
export function keytarLoader(platform: NodeJS.Platform): () => Promise<Keytar> {
	if (platform !== 'linux') return loadKeytar;
	let loaded: Promise<Keytar> | null = null;
	return () => {
		// One that could not be loaded is tried again: the library may be installed meanwhile.
		loaded ??= loadKeytar()
			.then((keytar) => lastingKeytar(keytar, freshKeytar, keyringState))
			.catch((error: unknown) => {
				loaded = null;
				throw error;
			});
		return loaded;
	};
}
