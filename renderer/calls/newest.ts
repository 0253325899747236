import type { ListRow } from '../../electron/contract/call-view.ts';

/** Knows which calls are new: those that began after every call the window has had so far, in whatever list. */
export class Newest {
	/** When the newest call so far began; null: there was none yet. */
	#startedAt: string | null = null;

	/** The new ones among the first rows of a list, and from now on they are not. */
	among(rows: readonly ListRow[]): readonly ListRow[] {
		const before = this.#startedAt;
		for (const { startedAt } of rows) {
			if (this.#startedAt === null || startedAt > this.#startedAt) this.#startedAt = startedAt;
		}
		return before === null ? [] : rows.filter(({ startedAt }) => startedAt > before);
	}
}
