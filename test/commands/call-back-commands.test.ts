import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { callBackCommands } from '../../electron/commands/call-back-commands.ts';
import type { CallBackSettings } from '../../electron/contract/call-back.ts';
import type { Call } from '../../electron/contract/call.ts';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import { aCall, aMissedCall, aParty, ME, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const ASKER = { webContentsId: 1 };
const NO_PROGRAM = failed({ kind: 'cannot-call', why: 'no-program' });

function callingBack(
	calls: readonly Call[],
	settings: CallBackSettings | null = null,
	answer: Outcome<null> = success(null),
) {
	const { database } = openCache('/nowhere', null, () => NOW);
	const store = new CallStore(database, () => NOW);
	store.apply(calls);
	const opened: string[] = [];
	const handlers = callBackCommands({
		calls: store,
		settings: () => settings,
		openTelephone: (link) => {
			opened.push(link);
			return Promise.resolve(answer);
		},
	});
	const callBack = (confirmed = false): Promise<Outcome<null>> =>
		Promise.resolve(handlers['calls.call-back']({ uuid: uuid(1), confirmed }, ASKER));
	return { store, opened, callBack };
}

test('the counterpart is rung, and the open call says when', async () => {
	const { store, opened, callBack } = callingBack([aMissedCall()]);
	let announced = 0;
	store.onChange(() => (announced += 1));

	const outcome = await callBack();

	expect(outcome).toEqual(success(null));
	expect(opened).toEqual(['tel:+498999998001']);
	expect(store.find(uuid(1))?.triedAt).toBe('2026-03-02T12:00:00.000Z');
	expect(store.find(uuid(1))?.open).toBe(true);
	const { rows } = await store.lists.range({ ...EVERY_CALL, filter: 'open' }, [], 0, 10);
	expect(rows[0]?.triedAt).toBe('2026-03-02T12:00:00.000Z');
	expect(announced).toBe(1);
});

test('what could not be opened is no attempt', async () => {
	const { store, callBack } = callingBack([aMissedCall()], null, NO_PROGRAM);

	expect(await callBack()).toEqual(NO_PROGRAM);
	expect(store.find(uuid(1))?.triedAt).toBeNull();
});

test('the chosen scheme is used', async () => {
	const settings = { scheme: 'sip', template: null, viaTrunk: true } as const;
	const { opened, callBack } = callingBack([aMissedCall({ trunkCode: '07' })], settings);

	await callBack();

	expect(opened).toEqual(['sip:%230700498999998001']);
});

test.each(['emergency', 'short'] as const)(
	'an %s number is opened only when it was confirmed',
	async (numberKind) => {
		const callee = aParty({ number: '112000', numberKind });
		const call = aCall({ direction: 'outbound', caller: ME, callee });
		const { store, opened, callBack } = callingBack([call]);

		expect(await callBack(false)).toEqual(failed({ kind: 'confirmation-needed', numberKind }));
		expect(opened).toEqual([]);
		expect(store.find(uuid(1))?.triedAt).toBeNull();

		expect(await callBack(true)).toEqual(success(null));
		expect(opened).toEqual(['tel:112000']);
	},
);

test('a withheld number cannot be called, confirmed or not', async () => {
	const { opened, callBack } = callingBack([aMissedCall({ caller: aParty({ number: null }) })]);

	expect(await callBack(true)).toEqual(failed({ kind: 'cannot-call', why: 'withheld' }));
	expect(opened).toEqual([]);
});

test('a call that is gone, or about to be, is not called back', async () => {
	const { store, opened, callBack } = callingBack([aMissedCall()]);
	await store.hide([uuid(1)]);

	expect(await callBack()).toEqual(failed({ kind: 'no-such-call' }));
	expect(opened).toEqual([]);
});
