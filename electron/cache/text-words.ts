/** Which words the summaries and transcripts have, held in memory as numbers: searched whole in a few milliseconds. */
import { inTexts, type SearchWord } from '../contract/search-words.ts';
import type { Statements } from './statements.ts';
import { DamagedContent } from './stored-text.ts';

interface WordsOfCall {
	readonly call: number;
	/** As libsql hands a blob over. */
	readonly words: unknown;
}

// A few milliseconds.
const NUMBERS_PER_STEP = 500_000;

export class TextWords {
	readonly #wordIds: number[] = [];
	/** In the order of `#wordIds`. */
	readonly #vocabulary: string[] = [];
	#lastWord = 0;
	#lastCall = 0;
	#hasAll = false;
	/** One call after the other: its id, how many words it has, their ids. The id 0: not valid any more. */
	#pool = new Uint32Array(1 << 16);
	#length = 0;
	#dead = 0;
	#compactions = 0;
	readonly #places = new Map<number, number>();

	/** Takes in what is not loaded yet, at most `limit` calls, or ten times as many words; false: there is more. */
	load(statements: Statements, limit: number): boolean {
		if (!this.#loadVocabulary(statements, limit * 10)) return false;
		const rows = statements.rowsOfBytes(
			'SELECT call, CAST(words AS BLOB) AS words FROM call_words WHERE call > ? ORDER BY call LIMIT ?',
			...[this.#lastCall, limit],
		) as readonly WordsOfCall[];
		for (const row of rows) this.#add(row);
		this.#lastCall = rows.at(-1)?.call ?? this.#lastCall;
		this.#hasAll = rows.length < limit;
		return this.#hasAll;
	}

	/** Reads these calls (a JSON array of ids) anew, as far as they are loaded. */
	reload(statements: Statements, ids: readonly number[]): void {
		const known = this.#hasAll ? ids : ids.filter((id) => id <= this.#lastCall);
		for (const id of known) this.#remove(id);
		const rows = statements.rowsOfBytes(
			'SELECT call, CAST(words AS BLOB) AS words FROM call_words WHERE call IN (SELECT value FROM json_each(?))',
			JSON.stringify(known),
		) as readonly WordsOfCall[];
		for (const row of rows) this.#add(row);
		if (rows.length > 0) this.#loadVocabulary(statements, Number.MAX_SAFE_INTEGER);
		if (this.#dead > this.#length / 2) this.#compact();
	}

	/**
	 * Marks in `found`, by id, the calls that have the word in their summary or transcript. Pauses after some
	 * milliseconds of work, and goes on when it is asked for the next step.
	 */
	*mark(word: SearchWord, found: Uint8Array): Generator<undefined> {
		const matching = this.#matching(inTexts(word));
		if (matching === null) return;
		const pool = this.#pool;
		let pauseAt = NUMBERS_PER_STEP;
		for (let at = 0; at < this.#length;) {
			const end = at + 2 + (pool[at + 1] ?? 0);
			for (let i = at + 2; i < end; i += 1) {
				if (matching[pool[i] ?? 0] !== 1) continue;
				found[pool[at] ?? 0] = 1;
				break;
			}
			at = end;
			if (at > pauseAt) {
				pauseAt = at + NUMBERS_PER_STEP;
				yield;
			}
		}
	}

	/** The ids of the words that no call has any more. Pauses as `mark` does; calls may come and go meanwhile. */
	*unused(): Generator<undefined, readonly number[]> {
		const used = new Uint8Array(this.#lastWord + 1);
		const compactions = this.#compactions;
		let pauseAt = NUMBERS_PER_STEP;
		for (let at = 0; at < this.#length;) {
			const pool = this.#pool;
			const end = at + 2 + (pool[at + 1] ?? 0);
			if (pool[at] !== 0) for (let i = at + 2; i < end; i += 1) used[pool[i] ?? 0] = 1;
			at = end;
			if (at <= pauseAt) continue;
			pauseAt = at + NUMBERS_PER_STEP;
			yield;
			// Everything stands elsewhere now; what is not needed can wait for the next start.
			if (compactions !== this.#compactions) return [];
		}
		return this.#wordIds.filter((id) => used[id] === 0);
	}

	/** These words (ids) are nowhere any more. */
	forget(ids: readonly number[]): void {
		const gone = new Set(ids);
		let kept = 0;
		for (const [index, id] of this.#wordIds.entries()) {
			if (gone.has(id)) continue;
			this.#wordIds[kept] = id;
			this.#vocabulary[kept] = this.#vocabulary[index] ?? '';
			kept += 1;
		}
		this.#wordIds.length = kept;
		this.#vocabulary.length = kept;
	}

	/** By the id of a word: 1 where one of the forms is in it; null when that is so nowhere. */
	#matching(forms: SearchWord): Uint8Array | null {
		if (forms.length === 0) return null;
		const matching = new Uint8Array(this.#lastWord + 1);
		let isAnywhere = false;
		for (const [index, text] of this.#vocabulary.entries()) {
			const isIt = forms.some((form) =>
				form.atStart ? text.startsWith(form.text) : text.includes(form.text),
			);
			if (!isIt) continue;
			matching[this.#wordIds[index] ?? 0] = 1;
			isAnywhere = true;
		}
		return isAnywhere ? matching : null;
	}

	#loadVocabulary(statements: Statements, limit: number): boolean {
		const rows = statements.rows(
			'SELECT id, word FROM words WHERE id > ? ORDER BY id LIMIT ?',
			...[this.#lastWord, limit],
		) as readonly { readonly id: number; readonly word: string }[];
		for (const { id, word } of rows) {
			this.#wordIds.push(id);
			this.#vocabulary.push(word);
		}
		this.#lastWord = rows.at(-1)?.id ?? this.#lastWord;
		return rows.length < limit;
	}

	#add({ call, words }: WordsOfCall): void {
		if (!(words instanceof ArrayBuffer) || words.byteLength % 4 !== 0) throw new DamagedContent();
		const count = words.byteLength / 4;
		this.#makeRoomFor(this.#length + 2 + count);
		this.#places.set(call, this.#length);
		this.#pool[this.#length] = call;
		this.#pool[this.#length + 1] = count;
		this.#pool.set(new Uint32Array(words), this.#length + 2);
		this.#length += 2 + count;
	}

	#remove(call: number): void {
		const at = this.#places.get(call);
		if (at === undefined) return;
		this.#places.delete(call);
		this.#pool[at] = 0;
		this.#dead += 2 + (this.#pool[at + 1] ?? 0);
	}

	#compact(): void {
		this.#compactions += 1;
		let to = 0;
		for (let at = 0; at < this.#length;) {
			const end = at + 2 + (this.#pool[at + 1] ?? 0);
			const call = this.#pool[at] ?? 0;
			if (call !== 0) {
				this.#places.set(call, to);
				this.#pool.copyWithin(to, at, end);
				to += end - at;
			}
			at = end;
		}
		this.#length = to;
		this.#dead = 0;
	}

	#makeRoomFor(length: number): void {
		if (length <= this.#pool.length) return;
		const larger = new Uint32Array(Math.max(length, this.#pool.length * 2));
		larger.set(this.#pool.subarray(0, this.#length));
		this.#pool = larger;
	}
}
