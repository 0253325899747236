import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuid } from '../fakes/a-call.ts';
import { deletionUrl, inChunks } from '../../electron/history/deletion-url.ts';

const BASE = 'https://api.nfon.com/call-history';
const UUID = '00000000-0000-4000-8000-000000000001';

test('an address names the records, and nothing that could mean others', () => {
	expect(deletionUrl(BASE, [UUID, UUID]).href).toBe(`${BASE}/records?uuid=${UUID}&uuid=${UUID}`);
});

test('an address for no record is never made: it might mean all of them', () => {
	expect(() => deletionUrl(BASE, [])).toThrow(RangeError);
});

test.each([`${UUID}&from=0`, `${UUID}&filter=status:missed`, '', 'all', `${UUID}#`, `${UUID}/..`])(
	'%j is no name of a record',
	(text) => {
		expect(() => deletionUrl(BASE, [UUID, text])).toThrow(TypeError);
	},
);

test('chunks have every uuid once, in order, below 8 KiB, as few as possible', () => {
	const uuids = fc
		.integer({ min: 0, max: 700 })
		.map((count) => Array.from({ length: count }, (_, n) => uuid(n)));
	const base = fc
		.integer({ min: 0, max: 3_000 })
		.map((length) => `http://127.0.0.1:4000/${'a'.repeat(length)}`);
	fc.assert(
		fc.property(uuids, base, (wanted, baseUrl) => {
			const chunks = inChunks(baseUrl, [...wanted, ...wanted]);

			expect(chunks.flat()).toEqual(wanted);
			for (const [index, chunk] of chunks.entries()) {
				const url = deletionUrl(baseUrl, chunk);
				expect(url.href.length).toBeLessThan(8_192);
				expect([...url.searchParams.keys()].every((key) => key === 'uuid')).toBe(true);
				const next = chunks[index + 1]?.[0];
				const wouldFit = next !== undefined && deletionUrl(baseUrl, [...chunk, next]);
				if (wouldFit) expect(wouldFit.href.length).toBeGreaterThan(8_000);
			}
		}),
		{ numRuns: 50 },
	);
});
