import { expect, test } from 'vitest';
import type { CommandHandlers } from '../../electron/bridge/serve-commands.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { callBackCommands } from '../../electron/commands/call-back-commands.ts';
import type { Call } from '../../electron/contract/call.ts';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import { desktopQuestions } from '../../electron/desk/desktop-questions.ts';
import { aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const NOW = Date.parse('2026-03-02T12:00:00.000Z');
const EMERGENCY = aParty({ number: '112', numberKind: 'emergency' });
const WITHHELD = aParty({ name: null, number: null });

function aDesktop(call: Call, opened: Outcome<null> = success(null)) {
	const calls = new CallStore(openCache('/nowhere', null, () => NOW).database, () => NOW);
	calls.apply([call]);
	const rung: string[] = [];
	const inWindow: string[] = [];
	const openTelephone = (link: string): Promise<Outcome<null>> => {
		rung.push(link);
		return Promise.resolve(opened);
	};
	const handlers = callBackCommands({ calls, settings: () => null, openTelephone });
	// The tray and notifications ask for nothing else of these here.
	const questions = desktopQuestions(
		() => handlers as CommandHandlers,
		(asked) => inWindow.push(asked),
	);
	return { calls, rung, inWindow, questions };
}

test('a number that can be rung is rung, and no window comes', async () => {
	const { rung, inWindow, questions } = aDesktop(aMissedCall());

	questions.callBack(uuid(1));

	await expect.poll(() => rung).toEqual(['tel:+498999998001']);
	expect(inWindow).toEqual([]);
});

test.each([
	['no program takes it', aMissedCall(), failed({ kind: 'cannot-call', why: 'no-program' }), 1],
	['it is an emergency number', aMissedCall({ caller: EMERGENCY }), success(null), 0],
	['the number is withheld', aMissedCall({ caller: WITHHELD }), success(null), 0],
] as const)('when %s, the window goes on with it, and the call stays open', async (...of) => {
	const [, call, answer, times] = of;
	const { calls, rung, inWindow, questions } = aDesktop(call, answer);

	questions.callBack(uuid(1));

	await expect.poll(() => inWindow).toEqual([uuid(1)]);
	expect(rung).toHaveLength(times);
	expect(calls.openCount()).toBe(1);
});
