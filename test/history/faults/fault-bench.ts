/** What is done to the app under faults, and what is seen of it: time passes only as far as the app itself waits. */
import { rmSync } from 'node:fs';
import type { Session } from '../../../electron/auth/session.ts';
import type { CallStore } from '../../../electron/cache/call-store.ts';
import type { ConnectionState } from '../../../electron/contract/app-state.ts';
import type { Failure } from '../../../electron/contract/outcome.ts';
import type { HistoryKeeper } from '../../../electron/history/history-keeper.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { FakeKeychain } from '../../fakes/fake-keychain.ts';
import type { Behaviour } from '../../simulator/faults/behaviours.ts';
import type { RouteName } from '../../simulator/http/routes.ts';
import type { Party } from '../../simulator/records/call-record.ts';
import type { Simulator } from '../../simulator/start-simulator.ts';

const LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 15_000;
// Well below the limits of what is being asked meanwhile.
const STEP_MS = 5_000;

export interface Expected {
	readonly kind: ConnectionState['kind'];
	readonly failure: Readonly<Record<string, unknown>> | null;
}

export interface BenchParts {
	readonly simulator: Simulator;
	readonly clock: FakeClock;
	readonly session: Session;
	readonly keychain: FakeKeychain;
	readonly keeper: HistoryKeeper;
	readonly calls: CallStore;
	readonly file: string;
	readonly folder: string;
	readonly network: { detour: string | null; customer: string | null };
	readonly notUnderstood: readonly string[];
	/** Every state since the beginning. */
	readonly seen: readonly ConnectionState['kind'][];
}

export class FaultBench {
	readonly #parts: BenchParts;
	/** Missed calls that happened while something was wrong: each must be told once. */
	readonly missed: string[] = [];
	readonly #ends: (() => Promise<void>)[] = [];

	constructor(parts: BenchParts) {
		this.#parts = parts;
	}

	get parts(): BenchParts {
		return this.#parts;
	}

	/** Signs in and waits until everything is here. */
	async connectWell(): Promise<void> {
		await this.signIn();
		await this.until(() => this.#parts.keeper.state.kind === 'up-to-date', 'up to date at first');
	}

	async signIn(): Promise<void> {
		await this.#parts.session.start();
		const signedIn = await this.#parts.session.signIn();
		if (!signedIn.ok) throw new Error(`Not signed in: ${JSON.stringify(signedIn.failure)}`);
	}

	/** The next requests on that route meet this. */
	declare(route: RouteName, behaviour: Behaviour, times: number | 'always' = 1): void {
		this.#parts.simulator.faults.declare({ route, behaviour, times });
	}

	/** The stream ends, and the app's first try to come back has begun. */
	async dropStream(): Promise<void> {
		const { simulator, keeper } = this.#parts;
		simulator.service.streams.closeAll();
		await this.until(() => keeper.state.kind === 'offline', 'the end of the stream');
		await this.untilRetry();
	}

	/** The next try is due. */
	async untilRetry(): Promise<void> {
		await this.#parts.clock.advanceMs(this.#waitMs());
	}

	/** Somebody calls, nobody answers, and no stream tells of it. */
	missACall(caller?: Party): void {
		const wish = { kind: 'missed', ...(caller === undefined ? {} : { caller }) } as const;
		const { uuid } = this.#parts.simulator.service.placeUnheardCall(wish);
		this.missed.push(uuid);
	}

	async reaches(expected: Expected): Promise<void> {
		const { keeper } = this.#parts;
		const holds = (): boolean =>
			keeper.state.kind === expected.kind && agrees(this.failure(), expected.failure);
		await this.until(holds, `${expected.kind} ${JSON.stringify(expected.failure)}`);
	}

	/** Why nobody is connected: what the window shows. */
	failure(): Failure | null {
		const { keeper, session } = this.#parts;
		if ('failure' in keeper.state) return keeper.state.failure;
		const state = session.state();
		return state.kind === 'signed-out' ? state.reason : null;
	}

	/** Lets the time pass that the app waits for, and nothing else, until nothing is missing. */
	async recovers(): Promise<void> {
		const { keeper, clock } = this.#parts;
		const isWhole = (): boolean => keeper.state.kind === 'up-to-date' && this.isWhole();
		const endsAt = Date.now() + LIMIT_MS;
		while (!isWhole()) {
			const { state } = keeper;
			const isLooking = state.kind === 'stopped' && state.failure.kind === 'customer-needed';
			if (
				(state.kind === 'stopped' && !isLooking) ||
				state.kind === 'idle' ||
				Date.now() > endsAt
			) {
				throw new Error(`It does not recover: ${this.#whereItStands()}`);
			}
			if (state.kind === 'offline') await this.untilRetry();
			else if (isLooking) await clock.advanceMs(STEP_MS);
			else if (state.kind === 'up-to-date') await clock.advanceMs(LOOK_EVERY_MS);
			// What was asked meanwhile is answered before time goes on: the app's limits count by this clock.
			await sleep(keeper.state.kind === 'up-to-date' || isLooking ? 12 : 3);
		}
	}

	/** So much time passes in silence, and then as much as is given to a call that may be on its way. */
	async findsDead(silenceMs: number): Promise<void> {
		const { keeper, clock } = this.#parts;
		const endsAt = Date.now() + LIMIT_MS;
		await clock.advanceMs(silenceMs);
		while (keeper.state.kind === 'up-to-date' && Date.now() < endsAt) {
			await sleep(3);
			await clock.advanceMs(1_000);
		}
	}

	/** An hour passes, in which nothing comes of trying. */
	async staysFor(ms: number): Promise<void> {
		for (let passed = 0; passed < ms; passed += ms / 10) {
			await this.#parts.clock.advanceMs(ms / 10);
			await sleep(2);
		}
	}

	/** Every call of the service is here, and none besides; every missed one is to be told once. */
	isWhole(): boolean {
		const { simulator, calls } = this.#parts;
		const server = simulator.service.calls().map(({ uuid }) => uuid);
		const here = server.filter((uuid) => calls.find(uuid) !== null);
		const due = calls.dueNotices().map(({ call }) => call.uuid);
		return (
			here.length === server.length && calls.count() === here.length && sameSet(due, this.missed)
		);
	}

	async until(holds: () => boolean, what: string): Promise<void> {
		const endsAt = Date.now() + LIMIT_MS;
		while (!holds()) {
			if (Date.now() > endsAt) throw new Error(`Never came: ${what}; ${this.#whereItStands()}`);
			await sleep(3);
		}
	}

	/** Done when this row is. */
	onEnd(end: () => Promise<void>): void {
		this.#ends.push(end);
	}

	async end(): Promise<void> {
		const { keeper, calls, session, simulator, folder } = this.#parts;
		keeper.stop();
		await session.close();
		calls.close();
		for (const end of this.#ends) await end();
		await simulator.stop();
		rmSync(folder, { recursive: true, force: true });
	}

	#waitMs(): number {
		const { keeper, clock } = this.#parts;
		const { state } = keeper;
		return state.kind === 'offline' ? Math.max(0, Date.parse(state.retryAt) - clock.now()) : 0;
	}

	#whereItStands(): string {
		const { keeper, simulator, calls } = this.#parts;
		const counts = `${String(calls.count())} of ${String(simulator.service.calls().length)} calls`;
		const due = `${String(calls.dueNotices().length)} of ${String(this.missed.length)} told`;
		return `${JSON.stringify(keeper.state)}, ${counts}, ${due}`;
	}
}

function agrees(failure: Failure | null, expected: Expected['failure']): boolean {
	if (expected === null) return true;
	const found = (failure ?? {}) as Readonly<Record<string, unknown>>;
	return Object.entries(expected).every(([name, value]) =>
		value instanceof RegExp ? value.test(String(found[name])) : found[name] === value,
	);
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && new Set([...some, ...others]).size === some.length;
}

function sleep(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}
