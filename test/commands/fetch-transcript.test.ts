/** A call is opened whose transcript is not here: asked for at a real simulator, over loopback. */
import { afterEach, expect, test } from 'vitest';
import { fetchTranscript } from '../../electron/commands/fetch-transcript.ts';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { keeperUnderTest, type UnderTest } from '../history/service-under-test.ts';
import { answerHtmlPage, answerWith, answerRetryLater } from '../simulator/faults/behaviours.ts';
import { answerError } from '../simulator/http/answer.ts';

let running: UnderTest;

afterEach(async () => {
	expect(running.simulator.faults.unused()).toEqual([]);
	await running.stop();
});

/** A call with a transcript of which nothing was fetched; `signedIn` may be changed. */
async function aShortCall() {
	running = await keeperUnderTest({ calls: 5 });
	const { simulator, service, store, keeper } = running;
	running.fetchTranscripts(false);
	keeper.start(() => store.claim('anna'));
	await running.reaches('up-to-date');
	const { uuid } = simulator.service.placeCall({ kind: 'answered', transcription: 'ready' });
	await running.storeHas(() => store.find(uuid) !== null);
	const person = { isSignedIn: true };
	const fetch = () =>
		fetchTranscript({ service, calls: store, isSignedIn: () => person.isSignedIn }, uuid);
	const lines = () => store.find(uuid)?.call.transcription?.lines ?? null;
	return { uuid, person, fetch, lines, simulator, store };
}

/** Something happens while the service is asked. */
async function meanwhile(happens: () => void): Promise<void> {
	await running.simulator.requests.untilAsked('record');
	happens();
}

// A call that has just come is not taken for deleted.
const TWO_MINUTES = 120_000;

const SLOWLY = { kind: 'delay', ms: 300 } as const;

test('its text and summary are here afterwards, and the search finds them', async () => {
	const { uuid, fetch, lines, store, simulator } = await aShortCall();
	await store.lists.prepare();
	expect(store.transcripts.isLacking(uuid)).toBe(true);

	expect(await fetch()).toEqual({ ok: true, value: null });

	const [first] = lines() ?? [];
	const word = /\p{L}{5,}/u.exec(first?.text ?? '')?.[0] ?? 'no such word';
	expect(await store.lists.uuids({ ...EVERY_CALL, words: word }, 100)).toContain(uuid);
	expect(store.find(uuid)?.call.transcription?.summary).not.toBeNull();
	expect(store.transcripts.isLacking(uuid)).toBe(false);
	expect(simulator.requests.list('record').map(({ target }) => target)).toEqual([
		expect.stringContaining(`${uuid}?complete=true`),
	]);
});

test.each([
	['cannot', answerHtmlPage(503), { kind: 'refused', status: 503 }],
	['wants to be left alone', answerRetryLater(429, 60), { kind: 'refused', retryAfterMs: 60_000 }],
	['does not have it any more', answerWith(answerError(404, 'none')), { kind: 'no-such-call' }],
])('a service that %s is said, and another try may bring it', async (_what, behaviour, failure) => {
	const { fetch, lines, simulator } = await aShortCall();
	simulator.faults.declare({ route: 'record', behaviour });

	expect(await fetch()).toMatchObject({ ok: false, failure });
	expect(lines()).toBeNull();

	expect(await fetch()).toEqual({ ok: true, value: null });
	expect(lines()).not.toBeNull();
});

test('two who want it at once ask once', async () => {
	const { fetch, simulator } = await aShortCall();
	simulator.faults.declare({ route: 'record', behaviour: SLOWLY });

	const answers = await Promise.all([fetch(), fetch()]);

	expect(answers.every(({ ok }) => ok)).toBe(true);
	expect(simulator.requests.list('record')).toHaveLength(1);
});

test('what comes after the person has signed out is not kept', async () => {
	const { fetch, lines, person, simulator } = await aShortCall();
	simulator.faults.declare({ route: 'record', behaviour: SLOWLY });

	const fetching = fetch();
	await meanwhile(() => {
		person.isSignedIn = false;
	});

	expect(await fetching).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
	expect(lines()).toBeNull();
});

test('what comes after somebody else has signed in is not theirs', async () => {
	const { fetch, simulator, store } = await aShortCall();
	simulator.faults.declare({ route: 'record', behaviour: SLOWLY });

	const fetching = fetch();
	await meanwhile(() => {
		store.claim('berta');
	});

	expect(await fetching).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
	expect(store.count()).toBe(0);
});

test('a call that was deleted elsewhere meanwhile does not come back', async () => {
	const { uuid, fetch, simulator, store } = await aShortCall();
	simulator.faults.declare({ route: 'record', behaviour: SLOWLY });

	const fetching = fetch();
	await meanwhile(() => {
		const everything = { before: null, after: null, uuids: new Set<string>() };
		running.passTime(TWO_MINUTES);
		store.apply([], { ...everything, askedAt: Date.now() + TWO_MINUTES });
	});

	expect(await fetching).toMatchObject({ ok: false, failure: { kind: 'no-such-call' } });
	expect(store.find(uuid)).toBeNull();
});

test('nobody is asked about a call that is not here', async () => {
	const { simulator, store } = await aShortCall();
	const service = { record: () => Promise.reject(new Error('Nobody was to be asked')) };
	const parts = { service, calls: store, isSignedIn: () => true };

	const answer = await fetchTranscript(parts, '00000000-0000-4000-8000-000000000001');

	expect(answer).toMatchObject({ ok: false, failure: { kind: 'no-such-call' } });
	expect(simulator.requests.list('record')).toEqual([]);
});
