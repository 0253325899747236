/** Missed, of which kind, and handled: one line per case, with records as both dialects put them on the wire. */
import { describe, expect, test } from 'vitest';
import { CallStore } from '../../electron/cache/call-store.ts';
import { openCache } from '../../electron/cache/open-cache.ts';
import { missedKind } from '../../electron/calls/missed.ts';
import type { Call } from '../../electron/contract/call.ts';
import { parseRecord } from '../../electron/history/call-schema.ts';
import type { CallRecord, Party } from '../simulator/records/call-record.ts';
import { DIALECTS, toWire, type Dialect } from '../simulator/service/dialects.ts';
import { uuid } from '../fakes/a-call.ts';

const K = { context: 'K9999' };
const ME: Party = { name: 'Max Muster', number: '1001', ...K };
const COLLEAGUE: Party = { name: 'Eva Kern', number: '1002', ...K };
const GROUP: Party = { name: 'Sales', number: '300', service: 'group', ...K };
const QUEUE: Party = { name: 'Support', number: '400', service: 'queue', ...K };
const SKILL: Party = { name: 'French', number: '401', service: 'skill', ...K };
const IVR: Party = { name: 'Menu', number: '500', service: 'ivr', ...K };
const CLOCK: Party = { name: 'Hours', number: '501', service: 'time-control', ...K };
const MAILBOX: Party = { name: 'Mailbox', number: '502', service: 'voicemail', ...K };
const ODD: Party = { name: 'Robot', number: '503', service: 'something-new', ...K };
const ANNA: Party = { name: 'Anna Berger', number: '498999998001', context: 'global' };
const ANNA_RENAMED: Party = { ...ANNA, name: 'A. Berger' };
const WITHHELD: Party = { context: 'global' };
const EXTENSION_HERE: Party = { number: '12', context: 'K1' };
const EXTENSION_THERE: Party = { number: '12', context: 'K2' };

let count = 0;

/** A record, and what the service adds to each. */
function record(differences: Partial<CallRecord>): CallRecord {
	count += 1;
	return {
		...{ uuid: uuid(count), callId: `call-${String(count)}`, userUuid: uuid(999_999) },
		...{ customer: 'K9999', extension: '1001', created: '2026-03-02T09:00:00Z' },
		...{ duration: 0, direction: 'inbound', status: 'missed', caller: ANNA, callee: ME },
		...differences,
	};
}

function asCall(of: CallRecord, dialect: Dialect): Call {
	const parsed = parseRecord(JSON.parse(JSON.stringify(toWire(of, dialect, true))), true);
	if (!parsed.understood) throw new Error(`Not understood: ${parsed.reason}`);
	return parsed.call;
}

const was = (callee: Party) => ({ updated: '2026-03-02T09:00:05Z', callee });
const wasCaller = (caller: Party) => ({ updated: '2026-03-02T09:00:05Z', caller });
const nobody = { status: 'cancelled', duration: 0 } as const;

describe.each(DIALECTS)('in the dialect %s', (dialect) => {
	test.each([
		// What ended how, and who was rung:                                              its kind
		['missed', {}, 'direct'],
		['missed after a talk, which is odd', { duration: 12 }, 'direct'],
		['inbound, cancelled at once', nobody, 'direct'],
		['inbound, cancelled after a talk', { status: 'cancelled', duration: 12 }, null],
		['inbound, answered', { status: 'answered', duration: 60 }, null],
		['inbound, answered for no second', { status: 'answered' }, null],
		['inbound, of an unknown ending', { status: 'unknown' }, null],
		['inbound, of an ending yet to be invented', { status: 'parked' as never }, null],
		['outbound, missed', { direction: 'outbound', caller: ME, callee: ANNA }, null],
		['outbound, given up', { ...nobody, direction: 'outbound', caller: ME, callee: ANNA }, null],
		['through a group', { ...nobody, history: [was(GROUP)] }, 'group'],
		['through a group, missed', { history: [was(GROUP)] }, 'group'],
		['ended at a group', { ...nobody, callee: GROUP }, 'group'],
		['through a skill', { ...nobody, history: [was(SKILL)] }, 'group'],
		['through a queue', { ...nobody, history: [was(QUEUE)] }, 'queue'],
		['ended at a queue', { ...nobody, callee: QUEUE }, 'queue'],
		['through a group, then a queue', { history: [was(GROUP), was(QUEUE)] }, 'queue'],
		['through a queue, then a group', { history: [was(QUEUE), was(GROUP)] }, 'group'],
		['through a queue, then a colleague', { history: [was(QUEUE), was(COLLEAGUE)] }, 'queue'],
		['through a menu, then a group', { history: [was(IVR), was(GROUP)] }, 'group'],
		['forwarded by a colleague', { history: [was(COLLEAGUE)] }, 'forwarded'],
		['through a menu', { history: [was(IVR)] }, 'forwarded'],
		['through a time control', { history: [was(CLOCK)] }, 'forwarded'],
		['ended at the mailbox', { history: [was(ME)], callee: MAILBOX }, 'forwarded'],
		['through a service yet to be invented', { history: [was(ODD)] }, 'forwarded'],
		['put through by another caller', { history: [wasCaller(COLLEAGUE)] }, 'direct'],
		['put through, out of a group', { history: [wasCaller(COLLEAGUE), was(GROUP)] }, 'group'],
		[
			'through a group, and answered',
			{ status: 'answered', duration: 9, history: [was(GROUP)] },
			null,
		],
		['withheld', { caller: WITHHELD }, 'direct'],
	] as const)('%s', (_what, differences, kind) => {
		expect(missedKind(asCall(record(differences as Partial<CallRecord>), dialect))).toBe(kind);
	});

	const later = '2026-03-02T09:10:00Z';
	const talked = { status: 'answered', duration: 60 } as const;
	const out = { direction: 'outbound', caller: ME } as const;
	test.each([
		// After a missed call of Anna's, at 9:                                            it is open
		['nothing happened', ANNA, [], true],
		['she called and was answered', ANNA, [{ created: later, ...talked }], false],
		[
			'she was called and answered',
			ANNA,
			[{ created: later, ...out, ...talked, callee: ANNA }],
			false,
		],
		[
			'she was reached under another name',
			ANNA,
			[{ created: later, ...talked, caller: ANNA_RENAMED }],
			false,
		],
		['she was called in vain', ANNA, [{ created: later, ...out, ...nobody, callee: ANNA }], true],
		['she called again in vain', ANNA, [{ created: later }], true],
		[
			'she called again in vain, and was answered',
			ANNA,
			[{ created: '2026-03-02T09:05:00Z' }, { created: later, ...talked }],
			false,
		],
		['she had been answered before', ANNA, [{ created: '2026-03-02T08:00:00Z', ...talked }], true],
		['she was answered at the same moment', ANNA, [talked], true],
		['somebody else was answered', ANNA, [{ created: later, ...talked, caller: COLLEAGUE }], true],
		['a call of unknown ending followed', ANNA, [{ created: later, status: 'unknown' }], true],
		[
			'withheld, and a withheld one answered',
			WITHHELD,
			[{ created: later, ...talked, caller: WITHHELD }],
			true,
		],
		[
			'an extension, and it was answered',
			EXTENSION_HERE,
			[{ created: later, ...talked, caller: EXTENSION_HERE }],
			false,
		],
		[
			'an extension, and its like elsewhere',
			EXTENSION_HERE,
			[{ created: later, ...talked, caller: EXTENSION_THERE }],
			true,
		],
	] as const)('%s', (_what, caller, followed, open) => {
		const now = Date.parse('2026-03-02T10:00:00Z');
		const store = new CallStore(openCache('/nowhere', null, () => now).database, () => now);
		const missed = record({ caller });

		store.apply(
			[missed, ...followed.map((each) => record(each as Partial<CallRecord>))].map((each) =>
				asCall(each, dialect),
			),
		);

		expect(store.find(missed.uuid)?.open).toBe(open);
	});

	test.each([
		// She was answered at 9:10; at 10 the person opened the missed call of 9 again. Then:      it is open
		['nothing happened', [], true],
		['she was answered again', [{ created: '2026-03-02T10:10:00Z', ...talked }], false],
		['she was answered at that moment', [{ created: '2026-03-02T10:00:00Z', ...talked }], true],
		['an answer from before came late', [{ created: '2026-03-02T09:50:00Z', ...talked }], true],
		['she called again in vain', [{ created: '2026-03-02T10:10:00Z' }], true],
		[
			'somebody else was answered',
			[{ created: '2026-03-02T10:10:00Z', ...talked, caller: COLLEAGUE }],
			true,
		],
	] as const)('opened again, and %s', (_what, followed, open) => {
		const now = Date.parse('2026-03-02T10:00:00Z');
		const store = new CallStore(openCache('/nowhere', null, () => now).database, () => now);
		const records = [record({}), record({ created: later, ...talked })];
		const [missed, answered] = records.map((each) => asCall(each, dialect));
		if (missed === undefined || answered === undefined) throw new Error('There are two records.');
		store.apply([missed, answered]);
		expect(store.openCount()).toBe(0);

		store.setHandled([missed.uuid], false);
		store.apply(followed.map((each) => asCall(record(each as Partial<CallRecord>), dialect)));

		expect(store.find(missed.uuid)?.open).toBe(open);
		store.setHandled([missed.uuid], true);
		expect(store.find(missed.uuid)?.open).toBe(false);
	});

	test('marked as handled it is closed, and opened again it is open', () => {
		const now = Date.parse('2026-03-02T10:00:00Z');
		const store = new CallStore(openCache('/nowhere', null, () => now).database, () => now);
		const missed = asCall(record({}), dialect);
		store.apply([missed]);

		store.setHandled([missed.uuid], true);
		expect(store.openCount()).toBe(0);
		store.setHandled([missed.uuid], false);
		expect(store.openCount()).toBe(1);
	});
});
