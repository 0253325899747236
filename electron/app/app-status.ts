import type { AppState } from '../contract/app-state.ts';
import { isKeptTime, type Retention } from '../contract/retention.ts';

/**
 * What the store's notes about its first fill mean to a person. `keptSince`: calls that began before (milliseconds since
 * 1970) are not kept; null: however old they are.
 */
export function olderCalls(
	firstFill: string | null,
	coveredDownTo: string | null,
	retention: Retention,
	keptSince: number | null,
): AppState['olderCalls'] {
	if (isKeptTime(retention) && keptSince !== null) {
		const reached = coveredDownTo === null ? Infinity : Date.parse(coveredDownTo);
		if (firstFill === 'done' || reached <= keptSince) return retention;
	} else if (firstFill === 'done') return 'here';
	return firstFill === 'cancelled' ? 'not-wanted' : 'to-come';
}

/** The app's state as one small value, read afresh whenever a part says that something changed. */
export class AppStatus {
	readonly #read: () => AppState;
	readonly #listeners = new Set<(state: AppState) => void>();
	#current: AppState;
	#text: string;
	#isTelling = false;

	constructor(read: () => AppState) {
		this.#read = read;
		this.#current = read();
		this.#text = JSON.stringify(this.#current);
	}

	get current(): AppState {
		return this.#current;
	}

	onChange(listener: (state: AppState) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Something may have changed; those who listen hear of it only if something did. */
	refresh(): void {
		const next = this.#read();
		const text = JSON.stringify(next);
		if (text === this.#text) return;
		this.#current = next;
		this.#text = text;
		// Painting a tray can run what was waiting, which may well change the state again: those who are being told
		// the older one are told the newer one after it, and not in between.
		if (this.#isTelling) return;
		this.#isTelling = true;
		try {
			for (let told: AppState | null = null; told !== this.#current;) {
				told = this.#current;
				for (const listener of this.#listeners) listener(told);
			}
		} finally {
			this.#isTelling = false;
		}
	}
}
