import { afterEach, expect, test } from 'vitest';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import type { AppState } from '../../electron/contract/app-state.ts';
import type { CommandName } from '../../electron/contract/commands.ts';
import type { OthersScope } from '../../electron/contract/others.ts';
import { requestSchemas } from '../../electron/bridge/request-schemas.ts';
import {
	type FakeOthersWindow,
	type OthersUnderTest,
	othersUnderTest,
} from './others-under-test.ts';

const EXTENSION_1002: OthersScope = { kind: 'extension', extension: '1002' };
const K9999: OthersScope = { kind: 'customer', customer: 'K9999' };
const DIALECTS = ['2.0-early-access', '2.0-early-access.2'] as const;

// A busy machine takes its time for hundreds of calls.

let running: OthersUnderTest;
afterEach(async () => {
	await running.stop();
});

/** Looks, and waits until everything is there. */
async function look(whose: OthersScope): Promise<FakeOthersWindow> {
	expect(await running.others.look(whose)).toEqual({ ok: true, value: null });
	const window = running.windows.at(-1);
	if (window === undefined) throw new Error('No window was opened');
	await expect.poll(async () => (await stateOf(window)).connection.kind).toBe('up-to-date');
	return window;
}

async function stateOf(window: FakeOthersWindow): Promise<AppState> {
	const answer = await running.ask(window)('app.state', null);
	if (!answer.ok) throw new Error(answer.failure.kind);
	return answer.value;
}

async function shownIn(window: FakeOthersWindow): Promise<readonly string[]> {
	const all = await running.ask(window)('calls.all-of', { query: EVERY_CALL });
	return all.ok ? all.value : [];
}

function uuidsOf(extensions: readonly string[]): readonly string[] {
	const { own } = running;
	return own.simulator.service
		.everybodysCalls()
		.filter(({ extension }) => extensions.includes(extension))
		.map(({ uuid }) => uuid)
		.toSorted();
}

async function ownCalls(): Promise<readonly string[]> {
	return (await running.own.store.lists.uuids(EVERY_CALL, 5_000)).toSorted();
}

test.each(DIALECTS)(
	'an administrator sees another extension’s calls, in dialect %s',
	async (dialect) => {
		running = await othersUnderTest({ dialect });
		const before = await ownCalls();

		const window = await look(EXTENSION_1002);

		expect((await shownIn(window)).toSorted()).toEqual(uuidsOf(['1002']));
		expect(await ownCalls()).toEqual(before);
		expect((await stateOf(window)).looksAt).toEqual({ whose: EXTENSION_1002, setAside: 0 });
	},
);

test('the whole customer: every call has a row, which says whose it is', async () => {
	running = await othersUnderTest({ callsOfOthers: 5 });

	const window = await look(K9999);

	expect(await shownIn(window)).toHaveLength(60 + 20 * 5);
	const { rows } = await running.calls(window);
	expect(rows).toHaveLength(60 + 20 * 5);
	expect(new Set(rows.map(({ whose }) => whose)).size).toBe(21);
	expect(rows.every(({ open, fold }) => !open && fold === null)).toBe(true);
	const details = await running.ask(window)('calls.details', { uuid: rows[0]?.uuid ?? '' });
	expect(details).toMatchObject({ ok: true, value: { row: { whose: rows[0]?.whose } } });
});

test.each(DIALECTS)(
	'a new call is there at once, and is nobody’s news, in dialect %s',
	async (dialect) => {
		running = await othersUnderTest({ dialect });
		const window = await look(EXTENSION_1002);
		const { own } = running;
		const due = own.store.dueNotices();
		const open = own.store.openCount();

		const { uuid } = own.simulator.service.placeCall({ kind: 'missed', extension: '1002' });
		await expect.poll(() => shownIn(window)).toContain(uuid);

		expect(own.store.find(uuid)).toBeNull();
		expect(own.store.dueNotices()).toEqual(due);
		expect(own.store.openCount()).toBe(open);
		expect((await stateOf(window)).openCalls).toBe(0);
		expect((await running.calls(window)).rows.some((row) => row.open)).toBe(false);
		expect(window.pushes.some(({ name }) => name === 'calls.changed')).toBe(true);
	},
);

test('one’s own new call never gets into the other window', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);
	const before = await shownIn(window);

	const { uuid } = running.own.simulator.service.placeMissedCall();
	await running.own.storeHas(() => running.own.store.find(uuid) !== null);

	expect(await running.ask(window)('calls.details', { uuid })).toMatchObject({ ok: false });
	expect(await shownIn(window)).toEqual(before);
});

test.each([
	['forbidden', 'refused', 403],
	['empty', 'no-calls', null],
	['ignored', 'own-calls', null],
] as const)('where access is %s, it is told: %s', async (othersAccess, why, status) => {
	for (const dialect of DIALECTS) {
		running = await othersUnderTest({ othersAccess, dialect });
		const requestId = status === null ? null : (expect.any(String) as string);

		const answer = await running.others.look(EXTENSION_1002);

		const failure = { kind: 'cannot-look', why, whose: EXTENSION_1002, status, requestId };
		expect(answer).toEqual({ ok: false, failure });
		expect(running.windows).toEqual([]);
		if (dialect === DIALECTS[0]) await running.stop();
	}
});

test.each(DIALECTS)(
	'own calls are not taken for the customer’s, in dialect %s',
	async (dialect) => {
		running = await othersUnderTest({ othersAccess: 'ignored', dialect });

		const answer = await running.others.look(K9999);

		expect(answer).toMatchObject({ ok: false, failure: { kind: 'cannot-look', why: 'own-calls' } });
	},
);

test('whoever made the customer’s newest calls alone still sees the customer’s', async () => {
	running = await othersUnderTest({ callsOfOthers: 1, days: 200, calls: 60 });
	for (let call = 0; call < 12; call += 1) running.own.simulator.service.placeMissedCall();

	expect(await running.others.look(K9999)).toEqual({ ok: true, value: null });
});

test.each(DIALECTS)(
	'a service that forgets the question later sends one’s own calls in vain, in dialect %s',
	async (dialect) => {
		running = await othersUnderTest({ dialect });
		const window = await look(EXTENSION_1002);
		const before = await shownIn(window);
		const { own: mine } = running;

		mine.simulator.changeSettings({ othersAccess: 'ignored' });
		await mine.simulator.restart();
		const { uuid } = mine.simulator.service.placeMissedCall();
		await mine.storeHas(() => mine.store.find(uuid) !== null);
		await expect.poll(async () => (await stateOf(window)).looksAt?.setAside).toBeGreaterThan(0);
		const { uuid: next } = mine.simulator.service.placeMissedCall();
		await mine.storeHas(() => mine.store.find(next) !== null);

		const shown = await shownIn(window);
		const own = await ownCalls();
		expect(shown.filter((each) => own.includes(each))).toEqual([]);
		expect(shown).toEqual(before);
	},
);

test('of very many calls the newest come at once, and more when they are wanted', async () => {
	running = await othersUnderTest({ callsOfOthers: 60 });
	const window = await look(K9999);
	const all = uuidsOf([
		...new Set(running.own.simulator.service.everybodysCalls().map(({ extension }) => extension)),
	]);

	const first = await shownIn(window);
	expect(first.length).toBeGreaterThanOrEqual(300);
	expect(first.length).toBeLessThanOrEqual(500);
	expect((await stateOf(window)).olderCalls).toBe('not-wanted');
	expect(all).toHaveLength(1_260);

	await running.ask(window)('history.fetch-older', { wanted: true });
	await expect.poll(async () => (await shownIn(window)).length).toBeGreaterThan(first.length + 200);
	await expect.poll(async () => (await stateOf(window)).connection.kind).toBe('up-to-date');
	expect((await shownIn(window)).length).toBeLessThan(1_000);
});

test('one’s own extension is in one’s own history', async () => {
	running = await othersUnderTest();

	const answer = await running.others.look({ kind: 'extension', extension: '1001' });

	expect(answer).toMatchObject({ ok: false, failure: { why: 'own-extension' } });
	expect(running.own.simulator.requests.list('list').at(-1)?.target).not.toContain('extension');
});

test('an extension that the account does not name is known by its calls', async () => {
	running = await othersUnderTest();
	const account = { subject: 's', name: null, extension: null, customer: null };
	running.become({ kind: 'signed-in', account, warning: null });

	const answer = await running.others.look({ kind: 'extension', extension: '1001' });

	expect(answer).toMatchObject({ ok: false, failure: { why: 'own-extension' } });
});

test('it is known by them although they are about to be deleted', async () => {
	running = await othersUnderTest();
	const account = { subject: 's', name: null, extension: null, customer: null };
	running.become({ kind: 'signed-in', account, warning: null });
	await running.own.store.hide(await ownCalls());

	const answer = await running.others.look({ kind: 'extension', extension: '1001' });

	expect(answer).toMatchObject({ ok: false, failure: { why: 'own-extension' } });
});

test('where transcripts are not fetched, theirs come when their call is opened, or with the switch', async () => {
	running = await othersUnderTest();
	const { service } = running.own.simulator;
	const [opened, left] = ['answered', 'answered'].map(() =>
		service.placeCall({ kind: 'answered', extension: '1002', transcription: 'ready' }),
	);
	running.fetchTranscripts(false);
	const window = await look(EXTENSION_1002);
	const ask = running.ask(window);
	const details = async (uuid = '') => {
		const answer = await ask('calls.details', { uuid });
		if (!answer.ok) throw new Error(answer.failure.kind);
		return answer.value;
	};
	expect(await details(opened?.uuid)).toMatchObject({ transcript: null, lacksText: true });

	expect(await ask('calls.fetch-transcript', { uuid: opened?.uuid ?? '' })).toMatchObject({
		ok: true,
	});
	expect((await details(opened?.uuid)).transcript).not.toBeNull();
	expect(await details(left?.uuid)).toMatchObject({ transcript: null, lacksText: true });

	running.fetchTranscripts(true);
	await expect.poll(async () => (await details(left?.uuid)).lacksText).toBe(false);
});

test('in that window nothing is changed: whatever is not for looking is refused', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);
	const [uuid = ''] = await shownIn(window);
	const { own } = running;
	const handlers = running.others.handlersOf(window.page.id) ?? {};

	expect(Object.keys(handlers).toSorted()).toEqual([
		...['app.state', 'calls.all-of', 'calls.call-back', 'calls.copy-number', 'calls.details'],
		...[
			'calls.fetch-transcript',
			'calls.range',
			'calls.search-service',
			'clipboard.write',
			'connection.retry',
		],
		...['history.fetch-older', 'insight.read', 'window.close', 'window.open-settings'],
		'window.ready',
	]);
	const refused = { ok: false, failure: { kind: 'look-only' } };
	const ask = running.ask(window);
	expect(await ask('calls.delete', { uuids: [uuid] })).toEqual(refused);
	expect(await ask('calls.set-handled', { uuids: [uuid], handled: true })).toEqual(refused);
	expect(await ask('calls.remind-me', { uuid, when: 'in-one-hour' })).toEqual(refused);
	expect(await ask('rules.set', { counterpart: 'global:1', notify: 'never' })).toEqual(refused);
	expect(await ask('session.sign-out', { keepCalls: false })).toEqual(refused);
	expect(await ask('history.forget', null)).toEqual(refused);
	expect(own.simulator.requests.list('delete')).toEqual([]);
	expect(uuidsOf(['1002'])).toContain(uuid);
});

test('every command of the contract is for one’s own windows', async () => {
	running = await othersUnderTest();
	await look(EXTENSION_1002);

	expect(await running.ask()('app.state', null)).toEqual({ ok: true, value: 'own app.state' });
	const names = Object.keys(requestSchemas) as CommandName[];
	expect(names).toContain('others.look');
});

test('calling back rings, and notes nothing in one’s own history', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);
	const caller = { name: 'Erika Probst', number: '493023125001', context: 'global' };
	const theirs = { kind: 'missed', extension: '1002', caller } as const;
	const { uuid } = running.own.simulator.service.placeCall(theirs);
	const mine = running.own.simulator.service.placeMissedCall(caller);
	await expect.poll(() => shownIn(window)).toContain(uuid);
	await running.own.storeHas(() => running.own.store.find(mine.uuid) !== null);

	await running.ask(window)('calls.call-back', { uuid, confirmed: false });

	expect(running.rung).toEqual(['tel:+493023125001']);
	expect(running.own.store.find(mine.uuid)?.triedAt).toBeNull();
});

test('closing forgets: nothing is asked any more, and the page is answered by nobody', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);
	const { streams } = running.own.simulator.service;
	await streams.untilCountIs(2);

	window.close();

	await streams.untilCountIs(1);
	expect(running.others.handlersOf(window.page.id)).toEqual({});
	const refused = { ok: false, failure: { kind: 'look-only' } };
	expect(await running.ask(window)('app.state', null)).toEqual(refused);
	const told = window.pushes.length;
	running.own.simulator.service.placeCall({ kind: 'missed', extension: '1002' });
	running.own.simulator.service.placeMissedCall();
	await running.own.reaches('up-to-date');
	expect(window.pushes).toHaveLength(told);
});

test('signing out closes it', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);

	running.become({ kind: 'signed-out', reason: null });

	expect(window.isClosed).toBe(true);
	expect(await running.others.look(EXTENSION_1002)).toMatchObject({
		ok: false,
		failure: { kind: 'signed-out' },
	});
	await running.own.simulator.service.streams.untilCountIs(1);
});

test('there is one such window: the same is brought to the front, another takes its place', async () => {
	running = await othersUnderTest();
	const first = await look(EXTENSION_1002);
	await running.others.look(EXTENSION_1002);
	expect(first.shown).toBe(1);

	const second = await look({ kind: 'extension', extension: '1003' });

	expect(first.isClosed).toBe(true);
	expect(running.windows).toHaveLength(2);
	expect((await shownIn(second)).toSorted()).toEqual(uuidsOf(['1003']));
});

test('a stream that is refused says that theirs may not be seen', async () => {
	running = await othersUnderTest();
	const window = await look(EXTENSION_1002);
	running.own.simulator.changeSettings({ othersAccess: 'forbidden' });
	await running.own.simulator.restart();

	await expect
		.poll(async () => (await stateOf(window)).connection)
		.toMatchObject({
			kind: 'stopped',
			failure: { kind: 'cannot-look', why: 'refused', whose: EXTENSION_1002, status: 403 },
		});
	await running.own.reaches('up-to-date');
});
