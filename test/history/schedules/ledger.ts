/** Who has to be told of what, worked out beside the app: every notification is judged when it appears. */
import { digestOf } from '../../../electron/attention/notice-id.ts';
import { counterpartKey } from '../../../electron/calls/counterpart.ts';
import { isMissed } from '../../../electron/calls/missed.ts';
import type { Call } from '../../../electron/contract/call.ts';
import type { BaselineMoment } from './service-model.ts';
import type { WatchedStore } from './watched-store.ts';

const DAY_MS = 24 * 60 * 60_000;
const MOST_SINGLE = 3;

/** `may`: began before the first sign-in, came to be missed after it, and before everything was here. */
type Duty = 'must' | 'may' | 'never';

export class Ledger {
	/** How often each call was told. */
	readonly told = new Map<string, number>();
	/** Told by a process that died before it could note that: may be told once more (Shown, then marked). */
	readonly untold = new Set<string>();
	readonly faults: string[] = [];
	notifications = 0;
	digests = 0;
	repeatedByCrash = 0;
	/** Calls that are not in the store, and missed ones that nobody was told of. */
	lost = 0;
	repeated = 0;
	baseline: BaselineMoment | null = null;
	/**
	 * Missed calls that were young enough to be kept when they arrived as such, and when they began (milliseconds since
	 * 1970): whether they are open was decided then.
	 */
	readonly kept = new Map<string, number>();
	readonly #candidates = new Map<string, Duty>();
	readonly #decided = new Set<string>();
	#expected: ReadonlyMap<string, Duty> = new Map();
	#now: string[] = [];
	#shownNow: string[] = [];

	/** A process is about to store these. */
	arriving(calls: readonly Call[], isComplete: boolean): void {
		for (const call of calls) {
			const { uuid } = call;
			if (!isMissed(call) || this.#decided.has(uuid) || this.#candidates.has(uuid)) continue;
			this.#candidates.set(uuid, this.#duty(call, isComplete));
		}
	}

	/**
	 * The store has changed. What it took away as too old before it was time to tell of it (the person chose a shorter
	 * time, or time passed) is as what was never here: told to nobody, and handled when it comes back.
	 */
	trimmed(store: WatchedStore): void {
		const since = store.kept.since() ?? -Infinity;
		for (const [uuid, duty] of this.#candidates) {
			const isTooOld = duty === 'must' && (this.kept.get(uuid) ?? since) < since;
			if (isTooOld && store.find(uuid) === null) this.kept.delete(uuid);
		}
	}

	lose(how: string, uuid: string): void {
		this.lost += 1;
		this.faults.push(`${how}: ${short(uuid)}`);
	}

	/** `id`: the notification's. */
	noticeShown(id: string): void {
		this.notifications += 1;
		if (digestOf(id) !== null) this.digests += 1;
		this.#shownNow.push(id);
	}

	callsShown(uuids: readonly string[], isNoted: boolean): void {
		this.#now.push(...uuids);
		for (const uuid of uuids) {
			if (isNoted) this.#decide(uuid);
			const times = (this.told.get(uuid) ?? 0) + 1;
			this.told.set(uuid, times);
			if (times > 1) this.#again(uuid, times);
			if (!isNoted) this.untold.add(uuid);
		}
	}

	/** Handled meanwhile; whether that is right is judged at the end of the round. */
	callsDropped(uuids: readonly string[]): void {
		for (const uuid of uuids) if (!this.#expected.has(uuid)) this.#decide(uuid);
	}

	/** Judges one round of `raiseNotices` in a settled state: asked before it, the answer is called after it. */
	judge(store: WatchedStore, nowMs: number): () => void {
		const expected = new Map<string, Duty>();
		this.#expected = expected;
		const over: string[] = [];
		for (const [uuid, duty] of this.#candidates) {
			const held = store.find(uuid);
			if (held === null) continue;
			if (isMissed(held.call) && held.open && duty !== 'never') expected.set(uuid, duty);
			over.push(uuid);
		}
		this.#now = [];
		this.#shownNow = [];
		return () => {
			const shown = new Set(this.#now);
			if (store.isDead) return;
			for (const uuid of shown) {
				if (!expected.has(uuid)) this.faults.push(`told without need: ${short(uuid)}`);
			}
			for (const [uuid, duty] of expected) {
				if (duty === 'must' && !shown.has(uuid)) this.lose('not told', uuid);
			}
			const people = [...shown].map((uuid) => keyOf(store, uuid) ?? uuid);
			const isOld = [...shown].some((uuid) => nowMs - beginningOf(store, uuid) >= DAY_MS);
			const isOneDigest = shown.size > MOST_SINGLE || isOld;
			const wanted = isOneDigest ? 1 : new Set(people).size;
			const digests = this.#shownNow.filter((id) => digestOf(id) !== null).length;
			if (this.#shownNow.length !== wanted || digests !== (isOneDigest ? 1 : 0)) {
				this.faults.push(
					`${shown.size} calls${isOld ? ', one of them old,' : ''} in ${this.#shownNow.join()}`,
				);
			}
			for (const uuid of over) this.#decide(uuid);
		};
	}

	figures() {
		const { faults, notifications, digests, lost, repeated, repeatedByCrash } = this;
		return {
			...{ faults, notifications, digests, lost, repeated, repeatedByCrash },
			told: this.told.size,
		};
	}

	/** Calls that are in the store, and nobody has decided about. */
	waiting(store: WatchedStore): readonly string[] {
		return [...this.#candidates.keys()].filter((uuid) => store.find(uuid) !== null);
	}

	#again(uuid: string, times: number): void {
		if (this.untold.delete(uuid)) {
			this.repeatedByCrash += 1;
			return;
		}
		this.repeated += 1;
		this.faults.push(`told ${times} times: ${short(uuid)}`);
	}

	#decide(uuid: string): void {
		this.#candidates.delete(uuid);
		this.#decided.add(uuid);
	}

	#duty({ uuid, startedAt }: Call, isComplete: boolean): Duty {
		if (this.baseline === null || this.baseline.missed.has(uuid)) return 'never';
		const { newest } = this.baseline;
		if (newest === null || Date.parse(startedAt) > Date.parse(newest)) return 'must';
		return isComplete ? 'must' : 'may';
	}
}

/** Milliseconds since 1970. */
function beginningOf(store: WatchedStore, uuid: string): number {
	return Date.parse(store.find(uuid)?.call.startedAt ?? '');
}

/** Several calls of one person are one notification. */
function keyOf(store: WatchedStore, uuid: string): string | null {
	const held = store.find(uuid);
	return held && counterpartKey(held.call);
}

export function short(uuid: string): string {
	return `#${Number(uuid.slice(-12))}`;
}
