/** What happens on the telephones, and on the way to the app, while it is being killed. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Draw, weigh } from '../simulator/records/draw.ts';
import type { CallRecord } from '../simulator/records/call-record.ts';
import type { CallService, CallWish } from '../simulator/service/call-service.ts';
import type { Simulator } from '../simulator/start-simulator.ts';

// What the service tells everybody who listens.
const HEARD = [
	['missed', 5],
	['answered', 3],
	['turned-missed', 2],
	['transcribed', 1],
	['changed', 2],
	['repeated', 2],
] as const;

// What only the list knows, because nobody listens or nobody was told.
const UNHEARD = [
	['missed-unheard', 3],
	['answered-unheard', 2],
] as const;

const BROKEN = [
	['stream-ends', 1],
	['server-restarts', 0.5],
] as const;

/** While the app catches up: what it has to hear of without asking once more. */
export const BY_STREAM = weigh<Event>(HEARD);
const WHILE_AWAY = weigh<Event>([...HEARD, ...UNHEARD]);
export const ANYTHING = weigh<Event>([...HEARD, ...UNHEARD, ...BROKEN]);

type Event = (typeof HEARD | typeof UNHEARD | typeof BROKEN)[number][0];

const MISSED_KINDS = ['missed', 'group', 'queue', 'forwarded'] as const;
const MOST_WHILE_AWAY = 8;
const MOST_PAUSE_MS = 120;
const RECENT = 20;

export class Traffic {
	readonly #simulator: Simulator;
	/** The last calls, whatever became of them. */
	readonly #recent: string[] = [];
	/** Calls that nobody knows yet to be missed, and their callers. */
	readonly #undecided: { readonly uuid: string; readonly caller: string }[] = [];
	readonly #untranscribed: string[] = [];
	#missed: string[] = [];
	#callers = 0;

	constructor(simulator: Simulator) {
		this.#simulator = simulator;
	}

	/** The callers that were missed since this was last asked: each calls once and never again. */
	takeMissed(): readonly string[] {
		const missed = this.#missed;
		this.#missed = [];
		return missed;
	}

	missCall(draw: Draw): void {
		this.#callMissed(draw, (wish) => this.#service.placeCall(wish));
	}

	/** Some things at once, while nobody listens. */
	async whileAway(draw: Draw): Promise<void> {
		for (let left = draw.whole(0, MOST_WHILE_AWAY); left > 0; left -= 1) {
			await this.#happenings[draw.weighted(WHILE_AWAY)](draw);
		}
	}

	/** One thing after the other, until it is over. */
	async until(over: AbortSignal, events: typeof ANYTHING, draw: Draw): Promise<void> {
		while (!over.aborted) {
			await this.#happenings[draw.weighted(events)](draw);
			// A wait for time: calls keep no step with the app, so a random pause is part of what is tested.
			await delay(draw.whole(0, MOST_PAUSE_MS), null, { signal: over }).catch(() => undefined);
		}
	}

	/** What happens, whenever it is drawn. */
	readonly #happenings: Readonly<Record<Event, (draw: Draw) => Promise<void> | void>> = {
		missed: (draw) => this.missCall(draw),
		'missed-unheard': (draw) =>
			this.#callMissed(draw, (wish) => this.#service.placeUnheardCall(wish)),
		answered: () => this.#remember(this.#service.placeCall({ kind: 'answered' })),
		'answered-unheard': () => this.#remember(this.#service.placeUnheardCall({ kind: 'answered' })),
		'turned-missed': () => this.#decide(),
		transcribed: () => this.#transcribe(),
		changed: (draw) => this.#change(draw),
		repeated: (draw) => this.#repeat(draw),
		'stream-ends': () => this.#service.streams.closeAll(),
		'server-restarts': () => this.#simulator.restart(),
	};

	get #service(): CallService {
		return this.#simulator.service;
	}

	#callMissed(draw: Draw, place: (wish: CallWish) => CallRecord): void {
		const caller = this.#newCaller();
		this.#remember(place({ kind: draw.oneOf(MISSED_KINDS), caller }));
		this.#missed.push(caller.name);
	}

	/** A call that came without an outcome, and turns into a missed one when this happens again. */
	#decide(): void {
		const undecided = this.#undecided.shift();
		if (undecided !== undefined) {
			this.#service.changeCall(undecided.uuid, { status: 'missed' });
			this.#missed.push(undecided.caller);
			return;
		}
		const caller = this.#newCaller();
		const { uuid } = this.#service.placeCall({ kind: 'unknown', caller });
		this.#undecided.push({ uuid, caller: caller.name });
	}

	#transcribe(): void {
		const waiting = this.#untranscribed.shift();
		if (waiting !== undefined) this.#service.finishTranscription(waiting);
		else {
			const call = this.#service.placeCall({ kind: 'answered', transcription: 'pending' });
			this.#untranscribed.push(call.uuid);
		}
	}

	#repeat(draw: Draw): void {
		if (this.#recent.length > 0) this.#service.repeatCall(draw.oneOf(this.#recent));
	}

	#change(draw: Draw): void {
		if (this.#recent.length === 0) return;
		const uuid = draw.oneOf(this.#recent);
		const { status, duration } = this.#service.call(uuid) ?? {};
		const isTalk = status === 'answered' && duration !== undefined;
		this.#service.changeCall(uuid, isTalk ? { duration: duration + 1 } : {});
	}

	#remember({ uuid }: CallRecord): void {
		this.#recent.push(uuid);
		if (this.#recent.length > RECENT) this.#recent.shift();
	}

	// With a number of their own, so that nobody's answered call handles somebody else's missed one.
	#newCaller() {
		this.#callers += 1;
		const number = `4930${8_000_000 + this.#callers}`;
		return { name: `Caller ${this.#callers}`, number, context: 'global' } as const;
	}
}
