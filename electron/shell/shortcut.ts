/** Keys that show the history from anywhere. */
import type { GlobalShortcut } from 'electron';
import { failed, success, type Outcome } from '../contract/outcome.ts';

export class Shortcut {
	readonly #system: Pick<GlobalShortcut, 'register' | 'unregister'>;
	readonly #press: () => void;
	#keys: string | null = null;

	constructor(system: Pick<GlobalShortcut, 'register' | 'unregister'>, press: () => void) {
		this.#system = system;
		this.#press = press;
	}

	/** The keys that work now; null: none do. */
	get keys(): string | null {
		return this.#keys;
	}

	/** Null: none. A combination that another program has is refused, and the one before goes on. */
	set(keys: string | null): Outcome<null> {
		if (keys === this.#keys) return success(null);
		const taken = keys === null ? success(null) : this.#register(keys);
		if (!taken.ok) return taken;
		if (this.#keys !== null) this.#system.unregister(this.#keys);
		this.#keys = keys;
		return success(null);
	}

	#register(keys: string): Outcome<null> {
		try {
			return this.#system.register(keys, this.#press)
				? success(null)
				: failed({ kind: 'shortcut-refused', why: 'taken' });
		} catch {
			// Electron throws at words that name no keys.
			return failed({ kind: 'shortcut-refused', why: 'malformed' });
		}
	}
}
