import type { CallRecord } from '../records/call-record.ts';

/** What a state file keeps of the calls: only what differs from the generated history. */
export interface CallChanges {
	readonly put: readonly CallRecord[];
	readonly deleted: readonly string[];
}

/** Every call the service holds, by creation time. */
export class CallStore {
	#oldestFirst: CallRecord[];
	readonly #byUuid: Map<string, CallRecord>;
	readonly #put = new Set<string>();
	readonly #deleted = new Set<string>();

	constructor(oldestFirst: readonly CallRecord[]) {
		this.#oldestFirst = [...oldestFirst];
		this.#byUuid = new Map(oldestFirst.map((call) => [call.uuid, call]));
	}

	/** Oldest first. */
	get calls(): readonly CallRecord[] {
		return this.#oldestFirst;
	}

	find(uuid: string): CallRecord | undefined {
		return this.#byUuid.get(uuid);
	}

	/** "the same uuid again replaces the earlier record" */
	put(call: CallRecord): void {
		if (this.#byUuid.has(call.uuid)) this.#remove(call.uuid);
		this.#byUuid.set(call.uuid, call);
		this.#oldestFirst.splice(this.#placeFor(call), 0, call);
		this.#put.add(call.uuid);
		this.#deleted.delete(call.uuid);
	}

	delete(uuids: ReadonlySet<string>): void {
		this.#oldestFirst = this.#oldestFirst.filter((call) => !uuids.has(call.uuid));
		for (const uuid of uuids) {
			this.#byUuid.delete(uuid);
			this.#put.delete(uuid);
			this.#deleted.add(uuid);
		}
	}

	changes(): CallChanges {
		const put = [...this.#put].flatMap((uuid) => this.#byUuid.get(uuid) ?? []);
		return { put, deleted: [...this.#deleted] };
	}

	restore(changes: CallChanges): void {
		for (const call of changes.put) this.put(call);
		this.delete(new Set(changes.deleted));
	}

	#remove(uuid: string): void {
		const at = this.#oldestFirst.findLastIndex((call) => call.uuid === uuid);
		this.#oldestFirst.splice(at, 1);
	}

	// New calls are mostly the newest, so the search begins at the end.
	#placeFor({ created }: CallRecord): number {
		const createdMs = Date.parse(created);
		return 1 + this.#oldestFirst.findLastIndex((call) => Date.parse(call.created) <= createdMs);
	}
}
