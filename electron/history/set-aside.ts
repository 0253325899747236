/** The records that could not be understood: which, and because of which field. Nothing of what they said. */
import * as v from 'valibot';
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
	/** The field by the record's id; empty: an earlier version, which did not keep it, set the record aside. */
	#fields: ReadonlyMap<string, string> = new Map();

	/** `onNew` is told of each field once. */
	constructor(store: Pick<HistoryStore, 'fact' | 'setFact'>, onNew: (field: string) => void) {
		this.#store = store;
		this.#onNew = onNew;
	}

	/** How many records are missing, up to a thousand; for the person and for diagnostics. */
	get count(): number {
		return this.#read().size;
	}

	/** How many of them because of which field, as far as that is known. */
	get byField(): Readonly<Record<string, number>> {
		const counts = new Map<string, number>();
		for (const field of this.#read().values()) {
			if (field !== '') counts.set(field, (counts.get(field) ?? 0) + 1);
		}
		return Object.fromEntries(counts);
	}

	readonly note = ({ field, id }: NotUnderstood): void => {
		if (!this.#told.has(field)) this.#onNew(field);
		this.#told.add(field);
		const fields = this.#read();
		if (id === null || fields.get(id) === field) return;
		if (fields.has(id) || fields.size < MOST) this.#write(new Map([...fields, [id, field]]));
	};

	/** What could not be understood once, may be the next time. */
	readonly arrived = (calls: readonly Call[]): void => {
		const fields = this.#read();
		if (fields.size === 0 || !calls.some(({ uuid }) => fields.has(uuid))) return;
		const here = new Set(calls.map(({ uuid }) => uuid));
		this.#write(new Map([...fields].filter(([id]) => !here.has(id))));
	};

	#read(): ReadonlyMap<string, string> {
		const text = this.#store.fact('not-understood');
		if (text !== this.#text) {
			this.#text = text;
			this.#fields = fieldsIn(text);
		}
		return this.#fields;
	}

	#write(fields: ReadonlyMap<string, string>): void {
		// Texts, as an earlier version expects them that the person may go back to: it counts them.
		const texts = [...fields].map(([id, field]) => (field === '' ? id : `${id} ${field}`));
		// A store that cannot be written ends the connection by itself; a count is no reason to.
		this.#store.setFact('not-understood', texts.length === 0 ? null : JSON.stringify(texts));
	}
}

function fieldsIn(text: string | null): ReadonlyMap<string, string> {
	if (text === null) return new Map();
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.string())), text);
	// A damaged file; a count is no reason to end.
	if (!read.success) return new Map();
	return new Map(
		read.output.map((entry) => {
			const end = entry.indexOf(' ');
			return end === -1 ? [entry, ''] : [entry.slice(0, end), entry.slice(end + 1)];
		}),
	);
}
