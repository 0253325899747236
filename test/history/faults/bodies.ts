/** Faults within what the list answers. */
import { expect } from 'vitest';
import { answerInvalidJson, answerWith } from '../../simulator/faults/behaviours.ts';
import { answerJson } from '../../simulator/http/answer.ts';
import type { Bench } from './bench.ts';
import { type Fault, offline, SAYS_NETWORK, SAYS_STRANGER, UP_TO_DATE } from './fault.ts';

const ANSWER_LIMIT_MS = 60_000;
const MINUTE_MS = 60_000;
const BROKEN = { kind: 'unreachable', peer: 'service', code: /./ };

function newestRecords({ parts }: Bench, count: number) {
	const { service } = parts.simulator;
	const newest = service.calls().slice(-count).reverse();
	return newest.map(({ uuid }) => service.wireRecord(uuid));
}

async function untilListIsAsked(bench: Bench, times = 1): Promise<void> {
	const { requests } = bench.parts.simulator;
	requests.clear();
	await bench.dropStream();
	await requests.untilAsked('list', times);
}

function clearFaults({ parts }: Bench): void {
	parts.simulator.faults.clear();
}

export const bodies: readonly Fault[] = [
	{
		name: 'invalid JSON',
		happens: (bench) => bench.declare('list', answerInvalidJson()),
		meets: 'at the next try',
		state: offline({ kind: 'not-understood', found: 'other' }),
		says: SAYS_STRANGER,
	},
	{
		name: 'JSON that is no list',
		happens: (bench) => bench.declare('list', answerWith(answerJson(200, { records: [] }))),
		meets: 'at the next try',
		state: offline({ kind: 'not-understood', found: 'other' }),
		says: SAYS_STRANGER,
	},
	{
		name: 'a list cut off',
		happens: (bench) => bench.declare('list', { kind: 'cut', afterBytes: 500 }),
		meets: 'at the next try',
		state: offline(BROKEN),
		says: SAYS_NETWORK,
	},
	{
		name: 'a list cut in the middle of a UTF-8 character',
		happens: (bench) => {
			bench.missACall({ name: 'Käthe Größe', number: '491713920012', context: 'global' });
			bench.declare('list', { kind: 'cut-in-character' });
		},
		meets: 'at the next try',
		state: offline(BROKEN),
		says: SAYS_NETWORK,
	},
	{
		name: 'a list whose body stalls',
		happens: async (bench) => {
			bench.declare('list', { kind: 'stall', afterBytes: 300 });
			await untilListIsAsked(bench);
			await bench.parts.clock.advanceMs(ANSWER_LIMIT_MS);
		},
		meets: 'at once',
		state: offline({ kind: 'unreachable', code: 'ERR_TIMED_OUT' }),
		says: SAYS_NETWORK,
	},
	{
		name: 'a list in a slow drip',
		happens: (bench) => bench.declare('list', { kind: 'drip', bytes: 2_048, everyMs: 1 }),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'a list in gzip',
		happens: (bench) => bench.declare('list', { kind: 'gzip' }),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'half of a page understood only',
		given: { calls: 40, days: 1 },
		happens: (bench) => {
			bench.parts.clock.sleepMs(5 * MINUTE_MS);
			bench.missACall();
			const page = newestRecords(bench, 100).map((record, index) =>
				index % 2 === 0 ? { ...record, created: 'yesterday' } : record,
			);
			bench.declare('list', answerWith(answerJson(200, page)));
		},
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		besides: ({ parts }) => {
			expect(new Set(parts.notUnderstood)).toEqual(new Set(['created']));
		},
	},
	{
		name: 'every record twice in the list',
		happens: (bench) => bench.declare('list', { kind: 'duplicate' }),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'every record twice in the list, from the first fill on and for ever',
		given: { isFirstStart: true, calls: 60 },
		isBeforeAll: true,
		happens: async (bench) => {
			bench.declare('list', { kind: 'duplicate' }, 'always');
			await bench.signIn();
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'the list in the wrong order, from the first fill on and for ever',
		given: { isFirstStart: true },
		isBeforeAll: true,
		happens: async (bench) => {
			bench.declare('list', { kind: 'reorder' }, 'always');
			await bench.signIn();
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'the list in the wrong order once',
		happens: (bench) => bench.declare('list', { kind: 'reorder' }),
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'the list shrinks between two pages',
		given: { isFirstStart: true, calls: 260 },
		isBeforeAll: true,
		happens: async (bench) => {
			const { service, requests } = bench.parts.simulator;
			requests.clear();
			await bench.signIn();
			// The newest few for the baseline, the first page, the question for the unit; then the others.
			await requests.untilAsked('list', 4);
			for (const { uuid } of service.calls().slice(-60)) service.deleteCall(uuid);
			await bench.reaches(UP_TO_DATE);
			bench.parts.clock.sleepMs(5 * MINUTE_MS);
			await bench.dropStream();
		},
		meets: 'at once',
		state: UP_TO_DATE,
		says: null,
	},
	{
		name: 'an empty list after a full one',
		happens: (bench) => {
			bench.parts.clock.sleepMs(5 * MINUTE_MS);
			bench.declare('list', answerWith(answerJson(200, [])), 'always');
		},
		meets: 'at the next try',
		state: UP_TO_DATE,
		says: null,
		ends: clearFaults,
	},
];
