import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import {
	systemTimeZone,
	type TimeZone,
	type TimeZoneParts,
	watchTimeZone,
} from '../../electron/shell/time-zone.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const LOOK_MS = 10_000;

/** A computer that is carried about: what it says of its zone, and what was made of it by whoever looked. */
class FakeZone implements TimeZone {
	looks = 0;
	#is = 'Europe/Berlin';
	#known = this.#is;
	readonly #traces: boolean;

	constructor(traces = true) {
		this.#traces = traces;
	}

	moveTo(zone: string): void {
		this.#is = zone;
	}

	trace(): string | null {
		return this.#traces ? `a link to ${this.#is}` : null;
	}

	name(): string {
		return this.#known;
	}

	lookAgain(): void {
		this.looks += 1;
		this.#known = this.#is;
	}
}

function watched(zone = new FakeZone()) {
	const clock = new FakeClock();
	const events = new EventEmitter();
	const seen = { moves: 0 };
	const power = events as unknown as TimeZoneParts['power'];
	const stop = watchTimeZone({ power, clock, zone }, () => (seen.moves += 1));
	return { zone, clock, events, seen, stop };
}

test.each(['resume', 'unlock-screen'])('another zone is noticed at once at %s', (event) => {
	const { zone, events, seen } = watched();

	zone.moveTo('Asia/Kolkata');
	events.emit(event);
	events.emit(event);

	expect(seen.moves).toBe(1);
});

test.each([true, false])(
	'another zone is noticed while one works, however often it changes (traced: %s)',
	async (traces) => {
		const { zone, clock, seen } = watched(new FakeZone(traces));

		for (const name of ['Asia/Kolkata', 'Europe/Berlin', 'America/Los_Angeles']) {
			zone.moveTo(name);
			await clock.advanceMs(LOOK_MS);
			await clock.advanceMs(LOOK_MS);
		}

		expect(seen.moves).toBe(3);
	},
);

test('as long as nothing points to another zone, nobody asks the system for it', async () => {
	const { zone, clock, events, seen } = watched();
	await clock.advanceMs(100 * LOOK_MS);
	events.emit('resume');

	expect(zone.looks).toBe(0);
	expect(seen.moves).toBe(0);
});

test('it ends', async () => {
	const { zone, clock, events, seen, stop } = watched();

	stop();
	zone.moveTo('Asia/Kolkata');
	await clock.advanceMs(LOOK_MS);

	expect(events.eventNames()).toEqual([]);
	expect(clock.waiting).toBe(0);
	expect(seen.moves).toBe(0);
});

test('a zone that was named from outside is left alone', () => {
	const env = { TZ: 'Asia/Kolkata' };

	expect(systemTimeZone(env)).toBeNull();
	expect(env).toEqual({ TZ: 'Asia/Kolkata' });
});

test('the system is asked again, although nothing stands in the way of it', () => {
	const taken: (string | symbol)[] = [];
	const env = new Proxy<NodeJS.ProcessEnv>(
		{},
		{
			deleteProperty: (_env, name) => {
				taken.push(name);
				return true;
			},
		},
	);
	const zone = systemTimeZone(env);

	zone?.lookAgain();
	zone?.lookAgain();

	expect(taken).toEqual(['TZ', 'TZ']);
	expect(zone?.name()).toMatch(/^[\w/+-]+ -?\d+$/);
	expect(zone?.trace()).toBe(zone?.trace());
});
