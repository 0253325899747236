/** Records that nobody understands, in a schedule. */
import fc from 'fast-check';
import type { Heard } from './service-model.ts';

const HOUR = 60 * 60_000;

/** Records in a row that nobody understands. */
export const block = fc.record({
	do: fc.constant('block' as const),
	records: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 85, max: 230 })),
	/** How long ago the last of them began; they are a second apart. */
	agoMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 96 * HOUR })),
	heard: fc.constantFrom<Heard>('sent', 'unheard'),
});

const noneSpoilt = fc.constant({ from: 0, records: 0 });

/** Which records of those that were there before are such: so many, from the n-th newest on. */
export const someSpoilt = fc.oneof(
	{ weight: 2, arbitrary: noneSpoilt },
	{
		weight: 1,
		arbitrary: fc.record({
			from: fc.nat({ max: 230 }),
			records: fc.integer({ min: 85, max: 230 }),
		}),
	},
);
