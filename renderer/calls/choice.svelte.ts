import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { MAX_CHOSEN } from '../../electron/contract/commands.ts';
import type { ListRow } from '../../electron/contract/call-view.ts';
import { success, type Outcome } from '../../electron/contract/outcome.ts';
import type { CallLog } from './call-log.svelte.ts';
import { goneFrom } from './gone-from.ts';
import { withFolded } from './with-folded.ts';

type Chosen = readonly (readonly [string, number])[];

/**
 * The calls chosen together, so that one act does for all of them. A folded row stands for all its calls, which are
 * asked for by name at once: what is folded under it later, or gone, is another matter.
 */
export class Choice {
	/** How many calls each uuid stands for: more than itself only until main has named the others. */
	readonly #chosen = new SvelteMap<string, number>();
	readonly #bridge: Bridge;
	readonly #log: CallLog;
	/** False: nothing could be done with what is chosen, so nothing is. */
	readonly isPossible: boolean;
	/** Where a range begins: the row that was chosen last by itself. */
	#anchor: ListRow | null = null;
	/** Counts choices, so that an answer knows whether it still belongs to the last one. */
	#question = 0;

	constructor(bridge: Bridge, log: CallLog, isPossible = true) {
		this.#bridge = bridge;
		this.#log = log;
		this.isPossible = isPossible;
	}

	/** Counts calls, folded ones too. */
	readonly calls = $derived.by(() =>
		[...this.#chosen.values()].reduce((sum, calls) => sum + calls, 0),
	);

	/** Lets go of calls that are gone, until the returned function is called. */
	connect(): () => void {
		return this.#bridge.on('calls.changed', () => {
			if (this.#chosen.size > 0) void this.#letGo();
		});
	}

	has(uuid: string): boolean {
		return this.#chosen.has(uuid);
	}

	clear(): void {
		this.#question += 1;
		this.#chosen.clear();
		this.#anchor = null;
	}

	/** The next range begins here. */
	startAt(row: ListRow | undefined): void {
		this.#anchor = row ?? null;
	}

	/** Adds a row, or takes it away again with all that it stands for. */
	async toggle(row: ListRow): Promise<void> {
		if (!this.isPossible) return;
		this.#question += 1;
		this.#anchor = row;
		const calls = callsOf(row);
		const stoodFor = this.#chosen.get(row.uuid);
		if (stoodFor === undefined) {
			this.#chosen.set(row.uuid, calls);
			await this.#name();
			return;
		}
		this.#chosen.delete(row.uuid);
		if (stoodFor >= calls) return;
		// What is folded under it would stay chosen unseen.
		const all = await this.#all();
		if (!all.ok || this.#chosen.has(row.uuid)) return;
		for (const uuid of withFolded([[row.uuid, calls]], all.value)) this.#chosen.delete(uuid);
	}

	/** Chooses everything from where the range begins to this row, and nothing else. */
	async extendTo(index: number): Promise<void> {
		const { rows } = this.#log;
		const end = rows[index];
		if (end === undefined || !this.isPossible) return;
		const start = (this.#anchor ??= end);
		const anchor = rows.findIndex((row) => row?.uuid === start.uuid);
		const between = rows.slice(Math.min(anchor, index), Math.max(anchor, index) + 1);
		if (anchor >= 0 && between.every((row) => row !== undefined)) {
			this.#choose(between.map((row) => [row.uuid, callsOf(row)]));
			await this.#name();
			return;
		}
		const question = ++this.#question;
		const answer = await this.#all();
		if (!answer.ok || question !== this.#question) return;
		const all = answer.value;
		const places = [start, end].map(({ uuid }) => all.indexOf(uuid));
		if (places.includes(-1)) return;
		// What is folded under the lower end belongs to it.
		const ends = [start, end].map((row) => all.indexOf(row.uuid) + callsOf(row));
		const range = all.slice(Math.min(...places), Math.max(...ends));
		this.#choose(range.map((uuid) => [uuid, 1]));
	}

	/** Chooses every call of the list. */
	async all(): Promise<void> {
		if (!this.isPossible) return;
		const question = ++this.#question;
		const all = await this.#all();
		if (!all.ok || question !== this.#question) return;
		this.#choose(all.value.map((uuid) => [uuid, 1]));
	}

	/** The uuids of all calls chosen now, or else of one row's; folded ones too, which main may refuse to name. */
	async uuids(row: ListRow | undefined): Promise<Outcome<readonly string[]>> {
		const alone: Chosen = row === undefined ? [] : [[row.uuid, callsOf(row)]];
		const chosen: Chosen = this.#chosen.size > 0 ? [...this.#chosen] : alone;
		if (chosen.every(([, calls]) => calls === 1)) return success(chosen.map(([uuid]) => uuid));
		const all = await this.#all();
		return all.ok ? success(withFolded(chosen, all.value)) : all;
	}

	#choose(rows: Chosen): void {
		this.#question += 1;
		this.#chosen.clear();
		for (const [uuid, calls] of rows) this.#chosen.set(uuid, calls);
	}

	/** Puts the calls folded under chosen rows beside them, each by its own name. */
	async #name(): Promise<void> {
		const folded = [...this.#chosen].filter(([, calls]) => calls > 1);
		if (folded.length === 0) return;
		const all = await this.#all();
		if (!all.ok) return;
		for (const [uuid, calls] of folded) {
			if (this.#chosen.get(uuid) !== calls) continue; // taken away meanwhile, or named by another answer
			for (const each of withFolded([[uuid, calls]], all.value)) this.#chosen.set(each, 1);
		}
	}

	/** Calls that were deleted elsewhere, or do not fit the list any more, are not chosen either. */
	async #letGo(): Promise<void> {
		const chosen = [...this.#chosen.keys()];
		const all = await this.#all();
		// A list that is longer than an answer may be does not tell what is gone.
		if (!all.ok || all.value.length >= MAX_CHOSEN) return;
		for (const uuid of goneFrom(all.value, chosen)) {
			if (uuid !== this.#log.kept) this.#chosen.delete(uuid);
		}
	}

	/** Every call of the list. */
	#all(): Promise<Outcome<readonly string[]>> {
		return this.#bridge.ask('calls.all-of', { query: this.#log.shownQuery });
	}
}

function callsOf({ fold }: ListRow): number {
	return fold === null || fold.unfolded ? 1 : fold.calls;
}
