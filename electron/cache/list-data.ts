/**
 * What lists are made of, in memory: read once, newest first, in slices between which the event loop gets its turn,
 * and kept current by the database itself, which notes the calls that each transaction touched.
 */
import { CallColumns, type ListedCall } from './call-columns.ts';
import { Circles } from './circles.ts';
import { keepTraits } from './keep-traits.ts';
import { NEVER_SEEN, readChanged, readSlice } from './read-listed.ts';
import type { Read, Statements } from './statements.ts';
import { storedCall } from './stored-call.ts';
import { aTurn } from '../ground/a-turn.ts';
import { TextWords } from './text-words.ts';
import { forgetUnusedWords } from './unused-words.ts';

// What takes a millisecond or two on a quiet machine.
const CALLS_PER_SLICE = 250;
// What a window shows first.
const FIRST_CALLS = 100;
const OLD_CALLS_PER_SLICE = 20;
const TEXTS_PER_SLICE = 50;
// More changed calls than that at once are all calls: forgotten, or another file.
const MANY = 5_000;

export class ListData {
	columns = new CallColumns();
	circles = new Circles();
	texts = new TextWords();
	/** Grows with every change of anything that a list shows. */
	revision = 0;
	/** Every call is in `columns`; and in `texts`. */
	hasCalls = false;
	hasTexts = false;
	readonly #read: Read;
	#oldest: ListedCall | null = null;
	#run = 0;
	#isClosed = false;
	#loading: Promise<void> | null = null;
	#texting: Promise<void> = Promise.resolve();

	constructor(read: Read) {
		this.#read = read;
	}

	/** Another number for each file, and each time it is read anew: calls have other ids then. */
	get run(): number {
		return this.#run;
	}

	/** Begins to load: the newest calls at once, the others in the background. Does nothing when it has begun. */
	begin(): void {
		if (this.#loading !== null || this.#isClosed) return;
		const run = (this.#run += 1);
		this.#read(watchChanges, undefined);
		this.hasCalls = !this.#loadSlice();
		this.revision += 1;
		this.#loading = this.#loadCalls(run);
		this.#texting = this.#loading.then(() => this.#loadTexts(run));
	}

	/** Resolves when every call is here, or the store is closed. */
	async calls(): Promise<void> {
		await this.#untilSteady(() => this.#loading);
	}

	/** Resolves when every word is here as well, or the store is closed. */
	async words(): Promise<void> {
		await this.#untilSteady(() => this.#texting);
	}

	/** Something was committed. */
	refresh(): void {
		this.revision += 1;
		if (this.#loading !== null)
			this.#read((statements) => this.#takeChanges(statements), undefined);
	}

	/** Begins anew with whatever the store holds now. */
	renew(): void {
		const hasBegun = this.#loading !== null;
		this.#forget();
		if (hasBegun) this.begin();
	}

	/** Nothing is read any more. */
	close(): void {
		this.#isClosed = true;
		this.#run += 1;
	}

	/** Who waits for a file that is replaced meanwhile, waits for the other one. */
	async #untilSteady(loading: () => Promise<void> | null): Promise<void> {
		let run: number;
		do {
			this.begin();
			run = this.#run;
			await loading();
		} while (run !== this.#run);
	}

	#forget(): void {
		this.#run += 1;
		this.#loading = null;
		this.#oldest = null;
		this.hasCalls = false;
		this.hasTexts = false;
		this.columns = new CallColumns();
		this.circles = new Circles();
		this.texts = new TextWords();
		this.revision += 1;
	}

	async #loadCalls(run: number): Promise<void> {
		while (!this.hasCalls) {
			await aTurn();
			if (run !== this.#run) return;
			this.hasCalls = !this.#loadSlice();
		}
		this.revision += 1;
	}

	async #loadTexts(run: number): Promise<void> {
		for (let isThere = false; !isThere;) {
			await aTurn();
			if (run !== this.#run) return;
			isThere = this.#read((statements) => this.texts.load(statements, TEXTS_PER_SLICE), true);
		}
		this.hasTexts = true;
		await this.forgetUnusedWords();
	}

	/** Forgets the words that no summary and no transcript has any more, as far as all of them are here. */
	async forgetUnusedWords(): Promise<void> {
		const run = this.#run;
		if (this.hasTexts) await forgetUnusedWords(this.texts, this.#read, () => run !== this.#run);
	}

	/** False when nothing is left to load. */
	#loadSlice(): boolean {
		return this.#read((statements) => {
			const limit = this.#oldest === null ? FIRST_CALLS : CALLS_PER_SLICE;
			const calls = readSlice(statements, this.#oldest, limit);
			const old = calls.filter(({ circle }) => circle === NEVER_SEEN);
			if (old.length > 0) {
				lookAt(statements, old.slice(0, OLD_CALLS_PER_SLICE));
				return true;
			}
			this.circles.load(statements, calls);
			this.columns.change([], calls);
			this.#oldest = calls.at(-1) ?? this.#oldest;
			return calls.length === limit;
		}, false);
	}

	#takeChanges(statements: Statements): void {
		const changed = statements.rows('SELECT call FROM temp.changed') as readonly {
			readonly call: number;
		}[];
		if (changed.length === 0) return;
		if (changed.length > MANY) {
			this.renew();
			return;
		}
		const ids = changed.map(({ call }) => call);
		const calls = readChanged(statements).filter((call) => this.#isLoaded(call));
		this.circles.load(statements, calls);
		this.columns.change(ids, calls);
		this.texts.reload(statements, ids);
		statements.run('DELETE FROM temp.changed');
	}

	#isLoaded({ startedAt, id }: ListedCall): boolean {
		if (this.hasCalls) return true;
		if (this.#oldest === null) return false;
		const oldest = this.#oldest;
		return startedAt > oldest.startedAt || (startedAt === oldest.startedAt && id >= oldest.id);
	}
}

/** Whatever touches a call notes it here, in its own transaction: no part of the store can forget to say so. */
function watchChanges(statements: Statements): void {
	statements.run('PRAGMA temp_store = MEMORY');
	statements.run('CREATE TEMP TABLE IF NOT EXISTS changed (call INTEGER PRIMARY KEY) STRICT');
	statements.run('DELETE FROM temp.changed');
	// Not `INSERT OR IGNORE`: what the statement that fires a trigger does at a conflict is done in the trigger, too, and
	// an upsert aborts. [sqlite.org/lang_createtrigger.html]
	for (const [what, row] of [
		['INSERT', 'NEW'],
		['UPDATE', 'NEW'],
		['DELETE', 'OLD'],
	] as const) {
		statements.run(
			`CREATE TEMP TRIGGER IF NOT EXISTS call_${what.toLowerCase()} AFTER ${what} ON main.call_traits
			WHEN NOT EXISTS (SELECT 1 FROM changed WHERE call = ${row}.call)
			BEGIN INSERT INTO changed (call) VALUES (${row}.call); END`,
		);
	}
}

/** Calls that were stored before lists were kept. */
function lookAt(statements: Statements, calls: readonly ListedCall[]): void {
	statements.inTransaction(() => {
		for (const { id } of calls) {
			const row = statements.row(
				`SELECT record, 0 AS open, lines FROM calls
				LEFT JOIN transcripts ON transcripts.call = calls.id WHERE id = ?`,
				id,
			);
			keepTraits(statements, id, storedCall(row).call);
		}
	});
}
