/** The Call History service in memory and in virtual time: list, record and stream, as nfon-api.md says. */
import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { Fetch } from '../../../electron/history/answer.ts';
import type { CallRecord } from '../../simulator/records/call-record.ts';
import { type Dialect, toWire } from '../../simulator/service/dialects.ts';
import { StreamModel } from './stream-model.ts';

export interface ServiceTraits {
	readonly dialect: Dialect;
	readonly unit: 'seconds' | 'milliseconds';
	/** How many of the last records a new stream repeats first. */
	readonly replay: number;
	/** How long answers take, one after the other, in turns. */
	readonly latenciesMs: readonly number[];
}

export type Heard = 'sent' | 'unheard' | 'twice' | 'held';
export type PageFault = '500' | 'reset' | 'cut' | 'empty body';

/** What an answer of the list covered. */
export interface AnsweredPage {
	readonly limit: number;
	/** On the clock of the computer that asked. */
	readonly askedAt: number;
	/** Beginnings after this one, in milliseconds since 1970. */
	readonly downTo: number;
	/** And before this one. */
	readonly upTo: number;
	readonly hasFrom: boolean;
	/** Has records that nobody understands: what is missing from it may be one of them. */
	readonly isSpoilt: boolean;
}

/** Who was missed, and when the newest began, when the list was asked for its first ten. */
export interface BaselineMoment {
	readonly missed: ReadonlySet<string>;
	readonly newest: string | null;
}

export class ServiceModel {
	readonly traits: ServiceTraits;
	/** What the service has, and every version it ever had. */
	readonly records = new Map<string, CallRecord>();
	readonly versions = new Map<string, CallRecord[]>();
	/** Records (uuid) that are sent so that nobody understands them. */
	readonly spoilt = new Set<string>();
	/** The latest that each record can have arrived, by the computer's clock, which may be set back. */
	readonly arrivedAt = new Map<string, number>();
	readonly streams = new Set<StreamModel>();
	/** How many there were. */
	opened = 0;
	pages: AnsweredPage[] = [];
	baselineMoment: BaselineMoment = { missed: new Set(), newest: null };
	isReachable = true;
	token = 0;
	activity = 0;
	pageFault: { after: number; readonly how: PageFault } | null = null;
	readonly #clock: FakeClock;
	readonly #isMissed: (record: CallRecord) => boolean;
	readonly #bodies = new WeakMap<CallRecord, Map<boolean, string>>();
	#sorted: readonly CallRecord[] | null = null;
	#held: CallRecord | null = null;
	#requests = 0;

	constructor(clock: FakeClock, traits: ServiceTraits, isMissed: (record: CallRecord) => boolean) {
		this.#clock = clock;
		this.traits = traits;
		this.#isMissed = isMissed;
	}

	/** Newest first. */
	get sorted(): readonly CallRecord[] {
		this.#sorted ??= [...this.records.values()]
			.reverse()
			.sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
		return this.#sorted;
	}

	/** Newest first, those that can be understood. */
	get understandable(): readonly CallRecord[] {
		return this.sorted.filter(({ uuid }) => !this.spoilt.has(uuid));
	}

	/** A new record, or a new version of one. */
	save(record: CallRecord, heard: Heard): void {
		this.records.set(record.uuid, record);
		this.versions.set(record.uuid, [...(this.versions.get(record.uuid) ?? []), record]);
		this.#sorted = null;
		if (heard === 'unheard') return;
		if (heard === 'held' && this.#held === null) {
			this.#held = record;
			return;
		}
		this.#send(record);
		if (heard === 'twice') this.#send(record);
		if (this.#held !== null) this.#send(this.#held);
		this.#held = null;
	}

	delete(uuids: readonly string[]): void {
		for (const uuid of uuids) this.records.delete(uuid);
		this.#sorted = null;
	}

	/** Nobody notes that before now. */
	arrives(uuid: string): void {
		this.arrivedAt.set(uuid, Math.max(this.arrivedAt.get(uuid) ?? 0, this.#clock.now()));
	}

	/** Ends every stream: in order, or as a broken line does. */
	cut(how: 'ended' | 'reset'): void {
		for (const stream of this.streams) {
			if (how === 'ended') stream.end();
			else stream.breakOff(networkError('ECONNRESET'));
		}
		this.streams.clear();
		this.#held = null;
	}

	/** The line is dead and nobody is told: what is sent reaches nobody. */
	goHalfOpen(): void {
		for (const stream of this.streams) stream.isHalfOpen = true;
	}

	readonly fetch: Fetch = async (href, init) => {
		const signal = init.signal ?? new AbortController().signal;
		const url = new URL(href);
		const headers = init.headers as Readonly<Record<string, string>>;
		this.activity += 1;
		if ((init.method ?? 'GET') !== 'GET')
			throw new Error(`Nobody asked for ${String(init.method)}`);
		signal.throwIfAborted();
		if (!this.isReachable) throw networkError('ECONNREFUSED');
		const respond = this.#answer(url, headers, signal);
		const { latenciesMs } = this.traits;
		await this.#delay(latenciesMs[this.#requests++ % latenciesMs.length] ?? 0, signal);
		this.activity += 1;
		if (!this.isReachable) throw networkError('ECONNRESET');
		return respond();
	};

	/** Decided when the question arrives, sent when its time has come. */
	#answer(
		url: URL,
		headers: Readonly<Record<string, string>>,
		signal: AbortSignal,
	): () => Response {
		if (headers['Authorization'] !== `Bearer token-${this.token}`) {
			return () => errorAnswer(401);
		}
		if (headers['Accept'] === 'text/event-stream') return () => this.#stream(signal);
		if (url.pathname.endsWith('/records')) return this.#list(url.searchParams);
		const record = this.records.get(url.pathname.split('/').at(-1) ?? '');
		if (record === undefined) return () => errorAnswer(404);
		const body = this.#body(record, true);
		return () => {
			this.arrives(record.uuid);
			return jsonAnswer(body);
		};
	}

	#list(query: URLSearchParams): () => Response {
		const limit = Number(query.get('limit'));
		const offset = Number(query.get('offset'));
		if (!(limit > 0)) throw new Error('A list without a limit');
		const fromMs = query.has('from') ? Number(query.get('from')) * this.#unitMs() : null;
		const fault = this.#nextPageFault();
		const all =
			fromMs === null
				? this.sorted
				: this.sorted.filter(({ created }) => Date.parse(created) > fromMs);
		const page = all.slice(offset, offset + limit);
		const body = `[${page.map((record) => this.#body(record, true)).join()}]`;
		const last = page.at(-1);
		const askedAt = this.#clock.now();
		if (limit === 10) this.#noteBaselineMoment();
		const isAllSpoilt = page.length > 0 && page.every(({ uuid }) => this.spoilt.has(uuid));
		const upTo = offset === 0 ? Infinity : Date.parse(page[0]?.created ?? '');
		const isSpoilt = page.some(({ uuid }) => this.spoilt.has(uuid));
		return () => {
			if (fault !== null) return spoilt(fault, body);
			if (limit === 10 && isAllSpoilt) {
				// Nobody knows when the newest began: this moment is the best that can be said.
				const newest = new Date(this.#clock.now()).toISOString();
				this.baselineMoment = { ...this.baselineMoment, newest };
			}
			for (const { uuid } of page) this.arrives(uuid);
			const downTo =
				page.length < limit || last === undefined
					? (fromMs ?? Number.NEGATIVE_INFINITY)
					: Date.parse(last.created);
			this.pages.push({ limit, askedAt, downTo, upTo, hasFrom: fromMs !== null, isSpoilt });
			return jsonAnswer(body);
		};
	}

	#stream(signal: AbortSignal): Response {
		const stream = new StreamModel((controller) => {
			signal.addEventListener('abort', () => {
				this.streams.delete(stream);
				controller.error(signal.reason);
			});
		});
		this.streams.add(stream);
		this.opened += 1;
		for (const record of [...this.records.values()].slice(-this.traits.replay || Infinity)) {
			this.#sendTo(stream, record);
		}
		return new Response(stream.body, { headers: { 'content-type': 'text/event-stream' } });
	}

	#send(record: CallRecord): void {
		for (const stream of this.streams) this.#sendTo(stream, record);
	}

	#sendTo(stream: StreamModel, record: CallRecord): void {
		if (stream.isHalfOpen) return;
		this.activity += 1;
		this.arrives(record.uuid);
		stream.send(this.#body(record, false));
	}

	#noteBaselineMoment(): void {
		this.baselineMoment = {
			missed: new Set(this.understandable.filter(this.#isMissed).map(({ uuid }) => uuid)),
			newest: this.understandable[0]?.created ?? null,
		};
	}

	#nextPageFault(): PageFault | null {
		const fault = this.pageFault;
		if (fault === null) return null;
		fault.after -= 1;
		if (fault.after >= 0) return null;
		this.pageFault = null;
		return fault.how;
	}

	#unitMs(): number {
		return this.traits.unit === 'seconds' ? 1000 : 1;
	}

	#body(record: CallRecord, complete: boolean): string {
		const bodies = this.#bodies.get(record) ?? new Map<boolean, string>();
		this.#bodies.set(record, bodies);
		const body = bodies.get(complete) ?? this.#wire(record, complete);
		bodies.set(complete, body);
		return body;
	}

	#wire(record: CallRecord, complete: boolean): string {
		const wire = toWire(record, this.traits.dialect, complete);
		return JSON.stringify(this.spoilt.has(record.uuid) ? { ...wire, direction: 'sideways' } : wire);
	}

	#delay(ms: number, signal: AbortSignal): Promise<void> {
		if (ms === 0) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const cancel = this.#clock.after(ms, () => {
				signal.removeEventListener('abort', abort);
				resolve();
			});
			const abort = (): void => {
				cancel();
				reject(signal.reason as Error);
			};
			signal.addEventListener('abort', abort, { once: true });
		});
	}
}

function jsonAnswer(body: string): Response {
	return new Response(body, { headers: { 'content-type': 'application/json' } });
}

function errorAnswer(status: number): Response {
	return new Response('{"error":"no"}', {
		status,
		headers: { 'content-type': 'application/json' },
	});
}

function spoilt(fault: PageFault, body: string): Response {
	switch (fault) {
		case '500':
			return errorAnswer(500);
		case 'reset':
			throw networkError('ECONNRESET');
		case 'empty body':
			return jsonAnswer('');
		case 'cut': {
			const half = new TextEncoder().encode(body.slice(0, body.length / 2));
			let isSent = false;
			const cutBody = new ReadableStream<Uint8Array>({
				pull: (controller) => {
					if (isSent) controller.error(networkError('ECONNRESET'));
					else controller.enqueue(half);
					isSent = true;
				},
			});
			return new Response(cutBody, { headers: { 'content-type': 'application/json' } });
		}
	}
}

function networkError(code: string): Error {
	return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
