/** Whole records, asked for one by one, of a service that cannot or does not want to. */
import { expect, test } from 'vitest';
import { failed, type Failure, type Outcome, success } from '../../electron/contract/outcome.ts';
import type { Call } from '../../electron/contract/call.ts';
import { createCallService } from '../../electron/history/call-service.ts';
import { Pause } from '../../electron/history/pause.ts';
import { WholeRecords } from '../../electron/history/whole-records.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { aCall, uuid } from '../fakes/a-call.ts';
import { aTurn, FakeClock } from '../fakes/fake-clock.ts';

const SECOND = 1_000;
const SIXTY = Array.from({ length: 60 }, (_, n) => uuid(n));

/** Answers by uuid; `asked` in their order. */
function fetching(answer: (uuid: string) => Outcome<Call>) {
	const clock = new FakeClock();
	const asked: string[] = [];
	const applied: string[] = [];
	const pause = new Pause(clock);
	const record = (id: string): Promise<Outcome<Call>> => {
		asked.push(id);
		return Promise.resolve(answer(id));
	};
	const connect = (): WholeRecords =>
		new WholeRecords({
			service: { record, fetchesTranscripts: () => true },
			apply: (call) => applied.push(call.uuid),
			next: () => Promise.resolve(null),
			pause,
			signal: new AbortController().signal,
		});
	return { clock, asked, applied, pause, connect };
}

function refused(status: number, retryAfterMs: number | null = null): Outcome<never> {
	const host = 'api.example';
	return failed({ kind: 'refused', peer: 'service', host, status, requestId: null, retryAfterMs });
}

async function settled(asked: readonly unknown[]): Promise<void> {
	for (let before = -1; before !== asked.length;) {
		before = asked.length;
		await aTurn();
	}
}

test('sixty that wait are one request where the service asks to be left alone for ten minutes', async () => {
	const { clock, asked, pause, connect } = fetching(() => refused(429, 600 * SECOND));
	const records = connect();

	records.fetch(SIXTY);
	await settled(asked);
	expect(asked).toHaveLength(1);
	for (let minute = 1; minute < 10; minute += 1) {
		await clock.advanceMs(60 * SECOND);
		records.fetch(SIXTY);
		await settled(asked);
	}
	expect(asked).toHaveLength(1);
	// Another connection is the same service.
	const next = connect();
	pause.shorten();
	next.fetch(SIXTY);
	await settled(asked);
	expect(asked).toHaveLength(1);

	await clock.advanceMs(60 * SECOND);
	next.fetch([]);
	await settled(asked);

	expect(asked).toHaveLength(2);
});

test.each([
	['401', refused(401)],
	['403', refused(403)],
	['429', refused(429)],
	['500', refused(500)],
	['503', refused(503)],
	['no network', failed({ kind: 'unreachable', peer: 'service', host: 'a', code: 'ERR_FAILED' })],
	[
		'a page to sign in',
		failed({ kind: 'not-understood', peer: 'service', host: 'a', found: 'html' }),
	],
	['no token', failed({ kind: 'signed-out' } satisfies Failure)],
])('%s ends the turn, and the next regular one brings all that waited', async (_what, failure) => {
	let isWell = false;
	const { clock, asked, applied, connect } = fetching((id) =>
		isWell ? success(aCall({ uuid: id })) : failure,
	);
	const records = connect();

	records.fetch(SIXTY);
	await settled(asked);
	expect(asked).toEqual([uuid(0)]);
	isWell = true;
	records.fetch([uuid(60)]);
	await settled(asked);
	expect(asked).toHaveLength(1);

	await clock.advanceMs(120 * SECOND);
	records.fetch([]);
	await settled(asked);

	expect(applied.toSorted()).toEqual([...SIXTY, uuid(60)]);
	expect(asked).toHaveLength(62);
});

test.each([
	['is gone', refused(404)],
	[
		'is not understood',
		failed({ kind: 'not-understood', peer: 'service', host: 'a', found: 'other' }),
	],
])('a record that %s stops no other', async (_what, failure) => {
	const { asked, applied, connect } = fetching((id) =>
		id === uuid(0) ? failure : success(aCall({ uuid: id })),
	);

	connect().fetch(SIXTY);
	await settled(asked);

	expect(applied).toEqual(SIXTY.slice(1));
});

test('a record that the service fails at every time waits behind the others', async () => {
	const { clock, asked, applied, connect } = fetching((id) =>
		id === uuid(0) ? refused(500) : success(aCall({ uuid: id })),
	);
	const records = connect();

	for (let turn = 0; turn < 2; turn += 1) {
		records.fetch(SIXTY);
		await settled(asked);
		await clock.advanceMs(120 * SECOND);
	}

	expect(applied).toEqual(SIXTY.slice(1));
});

test('a token that is refused is refreshed once, not once for each record', async () => {
	let [requests, refreshes] = [0, 0];
	const token = success(new Secret('token'));
	const fetch = (): Promise<Response> => {
		requests += 1;
		return Promise.resolve(new Response(null, { status: 401 }));
	};
	const service = createCallService({
		...{ baseUrl: 'https://api.example/call-history', customer: () => null },
		...{ fetch, streamFetch: fetch, clock: { after: () => () => undefined } },
		tokens: {
			accessToken: () => Promise.resolve(token),
			refreshAfterRefusal: () => {
				refreshes += 1;
				return Promise.resolve(token);
			},
			customer: () => 'K9999',
		},
	});
	const clock = new FakeClock();
	const { signal } = new AbortController();

	const nobody = { apply: () => undefined, next: () => Promise.resolve(null) };
	new WholeRecords({ service, ...nobody, pause: new Pause(clock), signal }).fetch(SIXTY);
	await clock.advanceMs(SECOND);

	expect([requests, refreshes]).toEqual([2, 1]);
});

test('after a network that was gone, another connection asks at once', async () => {
	let isGone = true;
	const { asked, applied, pause, connect } = fetching((id) =>
		isGone
			? failed({ kind: 'unreachable', peer: 'service', host: 'a', code: 'ERR_FAILED' })
			: success(aCall({ uuid: id })),
	);
	connect().fetch(SIXTY);
	await settled(asked);
	isGone = false;

	const next = connect();
	pause.shorten();
	next.fetch(SIXTY);
	await settled(asked);

	expect(applied).toEqual(SIXTY);
});

test('a clock that was set back makes no pause longer', () => {
	const clock = new FakeClock();
	const pause = new Pause(clock);
	pause.begin(60 * SECOND, 0);
	expect(pause.isOn).toBe(true);

	clock.setTo(clock.now() - 3_600 * SECOND);

	expect(pause.isOn).toBe(false);
});
