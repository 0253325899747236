/** 100,000 records as no service should send them. A failing one is shrunk and printed by fast-check. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordJudge } from '../history/judge-record.ts';
import { mutatedRecord } from '../history/mutate-record.ts';

const RECORDS = 100_000;

test('100,000 mutated records are understood and stored whole, or set aside', () => {
	const judge = new RecordJudge();
	const startedAt = performance.now();

	fc.assert(
		fc.property(mutatedRecord, fc.boolean(), (json, complete) => {
			judge.judge(json, complete);
		}),
		{ numRuns: RECORDS },
	);
	judge.close();

	const seconds = (performance.now() - startedAt) / 1000;
	const reasons = Array.from(judge.reasons, ([field, count]) => `${field} ${count}`);
	console.log(
		`soak: ${RECORDS} mutated records in ${seconds.toFixed(0)} s: ${judge.understood} understood and stored whole, ${judge.setAside} set aside (${reasons.join(', ')}), 0 crashes`,
	);
	expect(judge.understood + judge.setAside).toBe(RECORDS);
	expect(judge.understood).toBeGreaterThan(RECORDS / 10);
	expect(judge.setAside).toBeGreaterThan(RECORDS / 10);
});
