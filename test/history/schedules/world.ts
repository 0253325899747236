/** One schedule's world: a service, a computer with a clock, and the app on it, which may quit, die and start again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CacheDatabase, openCache } from '../../../electron/cache/open-cache.ts';
import type { StoredCall } from '../../../electron/cache/stored-call.ts';
import { keptSince } from '../../../electron/calls/kept-since.ts';
import { isMissed } from '../../../electron/calls/missed.ts';
import { PAGE } from '../../../electron/history/cover-page.ts';
import { RECORDS_PER_TURN } from '../../../electron/history/in-turns.ts';
import { parseRecord } from '../../../electron/history/call-schema.ts';
import type { Retention } from '../../../electron/contract/retention.ts';
import { Secret } from '../../../electron/ground/secret.ts';
import type { Settings } from '../../../electron/settings/person-settings.ts';
import { aTurn, FakeClock } from '../../fakes/fake-clock.ts';
import type { CallRecord } from '../../simulator/records/call-record.ts';
import { toWire } from '../../simulator/service/dialects.ts';
import { aRecord, aUuid, KINDS } from './a-record.ts';
import { AppRun, type KeptFor } from './app-run.ts';
import { Ledger } from './ledger.ts';
import type { Arrival, Block, Burst, Schedule } from './schedule.ts';
import { ServiceModel } from './service-model.ts';

const BEGINS_AT = Date.parse('2026-03-02T09:00:00Z');
const SPACING_BEFORE_MS = 37 * 60_000;
// So that three months end in the middle of what there is.
const WIDE_SPACING_MS = 11 * 60 * 60_000;
// A page is read in turns in which nothing can be seen from outside.
const QUIET_TURNS = PAGE / RECORDS_PER_TURN + 3;
const KEY = new Secret('ab'.repeat(32));

export class World {
	readonly service: ServiceModel;
	readonly clock: FakeClock;
	readonly ledger = new Ledger();
	/** Marked as handled by the person, and deleted elsewhere. */
	readonly handled = new Set<string>();
	readonly deleted = new Map<string, CallRecord>();
	run: AppRun;
	#clockWrongByMs: number;
	#database: CacheDatabase;
	#number = 0;
	#seed = 1;
	readonly #folder: string | null;

	#retention: Retention | null;
	readonly #choosing = new Set<() => void>();

	constructor({ traits, before, spoiltBefore, onDisk, clockWrongByMs, retention }: Schedule) {
		this.#retention = retention ?? null;
		this.#clockWrongByMs = clockWrongByMs;
		this.clock = new FakeClock(BEGINS_AT + clockWrongByMs, () => this.#turn());
		this.service = new ServiceModel(this.clock, traits, (record) => isMissed(this.asCall(record)));
		this.#folder = onDisk ? mkdtempSync(join(tmpdir(), 'nfon-schedule-')) : null;
		this.#database = this.#open();
		this.run = this.#start();
		for (let ago = before; ago > 0; ago -= 1) {
			const kind = KINDS[ago % KINDS.length] ?? 'missed';
			const agoMs = ago * (retention === undefined ? SPACING_BEFORE_MS : WIDE_SPACING_MS);
			const place = ago - 1 - (spoiltBefore?.from ?? 0);
			const isSpoilt = place >= 0 && place < (spoiltBefore?.records ?? 0);
			if (isSpoilt) this.#spoilNext();
			this.arrive({ do: 'call', kind, who: ago % 4, transcript: 'none', agoMs, heard: 'unheard' });
		}
	}

	/** Every call that the store has, newest first. */
	storedCalls(): readonly StoredCall[] {
		return [...this.service.versions.keys()]
			.flatMap((uuid) => this.run.store.find(uuid) ?? [])
			.toSorted((a, b) => Date.parse(b.call.startedAt) - Date.parse(a.call.startedAt));
	}

	/** By the service's clock, which is right. */
	get now(): number {
		return this.clock.now() - this.#clockWrongByMs;
	}

	/** What the app should make of a record. */
	asCall(record: CallRecord) {
		const parsed = parseRecord(toWire(record, this.service.traits.dialect, true), true);
		if (!parsed.understood) throw new Error(`A record nobody understands: ${parsed.reason}`);
		return parsed.call;
	}

	start(): void {
		this.run.start();
	}

	/** Time passes; an app that died meanwhile is started again. */
	async pass(ms: number): Promise<void> {
		await this.clock.advanceMs(ms);
		if (!this.run.store.isDead) return;
		this.run.die();
		await this.#startAgain();
	}

	/** The app is gone for a while, and `meanwhile` happens. */
	async restart(how: 'quit' | 'crash', meanwhile: () => void): Promise<void> {
		if (how === 'quit') this.run.quit();
		else this.run.die();
		await this.clock.advanceMs(1_000);
		this.run.store.die();
		meanwhile();
		await this.#startAgain();
	}

	setClock(byMs: number): void {
		this.#clockWrongByMs += byMs;
		this.clock.setTo(this.clock.now() + byMs);
	}

	/** The person keeps calls for another time. */
	keep(retention: Retention): void {
		this.#retention = retention;
		for (const choose of [...this.#choosing]) choose();
	}

	/** What began before this moment is not kept; null: however old it is. */
	get keptSince(): number | null {
		return keptSince(this.#retention ?? 'everything', this.clock.now());
	}

	get isKeptForATime(): boolean {
		return this.#retention !== null;
	}

	arrive(call: Arrival | Burst): readonly string[] {
		if (call.do === 'burst') {
			return Array.from({ length: call.calls }, (_, index) => {
				const isMissedOne = index % call.missedEvery === 0;
				return this.arrive({
					...{ do: 'call', who: index % 4, transcript: 'none', heard: call.heard },
					kind: isMissedOne ? 'missed' : index % 2 === 0 ? 'answered' : 'given-up',
					agoMs: (call.calls - index) * call.spacingMs,
				});
			}).flat();
		}
		this.#number += 1;
		const created = stamp(this.now - call.agoMs);
		const record = aRecord({ ...call, number: this.#number, created });
		this.service.save(record, call.heard);
		return [record.uuid];
	}

	/** Records that nobody understands. */
	arriveSpoilt({ records, agoMs, heard }: Block): void {
		for (let nth = records - 1; nth >= 0; nth -= 1) {
			this.#spoilNext();
			const at = { who: nth % 4, agoMs: agoMs + nth * 1_000, heard };
			this.arrive({ ...at, do: 'call', kind: 'missed', transcript: 'none' });
		}
	}

	/** Later than any stamp the record had. */
	stampAfter({ created, updated }: CallRecord): string {
		return stamp(Math.max(this.now, Date.parse(updated ?? created) + 1_000));
	}

	/** Nothing may be left of an app that quit. */
	async end(): Promise<void> {
		this.run.quit();
		await this.clock.advanceMs(1_000);
		const { faults } = this.ledger;
		if (this.clock.waiting > 0) faults.push(`timers left: ${this.clock.waiting}`);
		if (this.service.streams.size > 0) faults.push(`streams left: ${this.service.streams.size}`);
		this.#database.close();
		if (this.#folder !== null) rmSync(this.#folder, { recursive: true });
	}

	#spoilNext(): void {
		this.service.spoilt.add(aUuid(this.#number + 1));
	}

	async #startAgain(): Promise<void> {
		await this.clock.advanceMs(1_000);
		if (this.clock.waiting > 0) this.ledger.faults.push(`timers left: ${this.clock.waiting}`);
		if (this.#folder !== null) {
			this.#database.close();
			this.#database = this.#open();
		}
		this.run = this.#start();
		this.run.start();
		await this.clock.advanceMs(0);
	}

	#start(): AppRun {
		const settings: KeptFor = {
			get: <Name extends keyof Settings>(name: Name) =>
				(name === 'retention' ? this.#retention : null) as Settings[Name],
			onChange: (listener) => {
				this.#choosing.add(listener);
				return () => this.#choosing.delete(listener);
			},
		};
		const random = (): number => this.#random();
		return new AppRun(this.#database, this.service, this.clock, this.ledger, random, settings);
	}

	#open(): CacheDatabase {
		const now = (): number => this.clock.now();
		if (this.#folder === null) return openCache('/nowhere', null, now).database;
		return openCache(join(this.#folder, 'history.db'), KEY, now).database;
	}

	/** Lets the app do all that follows from what happened, at one moment of virtual time. */
	async #turn(): Promise<void> {
		const activity = (): number => this.service.activity + this.run.store.activity;
		let seen = activity();
		for (let quiet = 0, needed = 1; quiet < needed; quiet += 1) {
			await aTurn();
			if (activity() === seen) continue;
			seen = activity();
			quiet = -1;
			needed = QUIET_TURNS;
		}
	}

	// Any fixed series will do: a schedule that fails must fail again.
	#random(): number {
		this.#seed = (this.#seed * 16_807) % 2_147_483_647;
		return this.#seed / 2_147_483_647;
	}
}

/** As the service writes a moment: to the second. */
function stamp(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
