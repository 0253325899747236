import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { ListRow } from '../../electron/contract/call-view.ts';
import type { CallLog } from './call-log.svelte.ts';
import { withFolded } from './with-folded.ts';

/** The calls chosen together, so that one act does for all of them. A folded row stands for all its calls. */
export class Choice {
	/** How many calls each chosen row stands for, by its uuid. */
	readonly #chosen = new SvelteMap<string, number>();
	readonly #bridge: Bridge;
	readonly #log: CallLog;
	/** False: nothing could be done with what is chosen, so nothing is. */
	readonly isPossible: boolean;
	/** Where a range begins: the row that was chosen last by itself. */
	#anchor: ListRow | null = null;
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
		if (stoodFor === undefined) this.#chosen.set(row.uuid, calls);
		else this.#chosen.delete(row.uuid);
		if (stoodFor === undefined || stoodFor >= calls) return;
		// Chosen call by call, by a range or all at once: what is folded under it would stay chosen unseen.
		const all = await this.#bridge.ask('calls.all-of', { query: this.#log.shownQuery });
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
			return;
		}
		const all = await this.#everyUuid();
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
		this.#choose((await this.#everyUuid()).map((uuid) => [uuid, 1]));
	}

	/** The uuids of all calls chosen, or else of one row's; folded ones too. */
	async uuids(row: ListRow | undefined): Promise<readonly string[]> {
		const chosen =
			this.#chosen.size > 0
				? [...this.#chosen]
				: row === undefined
					? []
					: [[row.uuid, callsOf(row)] as const];
		if (chosen.every(([, calls]) => calls === 1)) return chosen.map(([uuid]) => uuid);
		return withFolded(chosen, await this.#everyUuid());
	}

	#choose(rows: readonly (readonly [string, number])[]): void {
		this.#question += 1;
		this.#chosen.clear();
		for (const [uuid, calls] of rows) this.#chosen.set(uuid, calls);
	}

	/** Empty when another choice was made meanwhile, or main would not say. */
	async #everyUuid(): Promise<readonly string[]> {
		const question = ++this.#question;
		const answer = await this.#bridge.ask('calls.all-of', { query: this.#log.shownQuery });
		return answer.ok && question === this.#question ? answer.value : [];
	}
}

function callsOf({ fold }: ListRow): number {
	return fold === null || fold.unfolded ? 1 : fold.calls;
}
