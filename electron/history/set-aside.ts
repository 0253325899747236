/** The records that could not be understood: which, and because of which field. Nothing of what they said. */
import type { Call } from '../contract/call.ts';
import type { HistoryStore } from './history-store.ts';

export interface NotUnderstood {
	/** The field that made it so. */
	readonly field: string;
	/** The same record has the same one, however often it comes; null: nobody can tell which record it was. */
	readonly id: string | null;
}

// A service that speaks another language altogether would fill the store with ids that are no use to anybody.
const MOST = 1_000;

/** Kept with the calls: a record that was listed once is not listed again, and is missing all the same. */
export class SetAside {
	readonly #store: Pick<HistoryStore, 'fact' | 'setFact'>;
	readonly #onNew: (field: string) => void;
	readonly #told = new Set<string>();
	#text: string | null = null;
	#ids: ReadonlySet<string> = new Set();

	/** `onNew` is told of each field once. */
	constructor(store: Pick<HistoryStore, 'fact' | 'setFact'>, onNew: (field: string) => void) {
		this.#store = store;
		this.#onNew = onNew;
	}

	/** How many records are missing, up to a thousand; for the person and for diagnostics. */
	get count(): number {
		return this.#read().size;
	}

	readonly note = ({ field, id }: NotUnderstood): void => {
		if (!this.#told.has(field)) this.#onNew(field);
		this.#told.add(field);
		const ids = this.#read();
		if (id !== null && !ids.has(id) && ids.size < MOST) this.#write([...ids, id]);
	};

	/** What could not be understood once, may be the next time. */
	readonly arrived = (calls: readonly Call[]): void => {
		const ids = this.#read();
		if (ids.size === 0 || !calls.some(({ uuid }) => ids.has(uuid))) return;
		const here = new Set(calls.map(({ uuid }) => uuid));
		this.#write([...ids].filter((id) => !here.has(id)));
	};

	#read(): ReadonlySet<string> {
		const text = this.#store.fact('not-understood');
		if (text !== this.#text) {
			this.#text = text;
			this.#ids = new Set(text === null ? [] : (JSON.parse(text) as readonly string[]));
		}
		return this.#ids;
	}

	#write(ids: readonly string[]): void {
		// A store that cannot be written ends the connection by itself; a count is no reason to.
		this.#store.setFact('not-understood', ids.length === 0 ? null : JSON.stringify(ids));
	}
}
