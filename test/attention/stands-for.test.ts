import { expect, test } from 'vitest';
import { standsFor } from '../../electron/attention/stands-for.ts';
import { aMissedCall, aParty, uuid } from '../fakes/a-call.ts';

const [first, second, third] = [1, 2, 3].map((n) =>
	aMissedCall({ uuid: uuid(n), startedAt: `2026-03-02T09:0${String(n)}:00.000Z` }),
) as [
	ReturnType<typeof aMissedCall>,
	ReturnType<typeof aMissedCall>,
	ReturnType<typeof aMissedCall>,
];

test('a notification stands for its call and the earlier open ones with the same counterpart', () => {
	const other = aMissedCall({ ...first, uuid: uuid(4), caller: aParty({ number: '4930123' }) });

	expect(standsFor(second, [third, second, first, other])).toEqual([uuid(2), uuid(1)]);
});

test('of withheld numbers each stands for itself', () => {
	const caller = aParty({ name: null, number: null });

	expect(standsFor({ ...second, caller }, [{ ...first, caller }])).toEqual([uuid(2)]);
});
