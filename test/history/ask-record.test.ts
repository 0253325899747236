/** Single records that several want at the same moment. */
import { expect, test } from 'vitest';
import { failed, type Outcome, success } from '../../electron/contract/outcome.ts';
import { RecordQuestions } from '../../electron/history/ask-record.ts';
import { uuid } from '../fakes/a-call.ts';

const [first, second] = [new AbortController().signal, new AbortController().signal];
const BROKEN = failed({ kind: 'unreachable', peer: 'service', host: 'a', code: 'ERR_ABORTED' });

/** Each question waits until a test answers it. */
function questions() {
	const asked: { readonly url: string; readonly answer: (outcome: Outcome<unknown>) => void }[] =
		[];
	const records = new RecordQuestions({
		urlOf: (id) => new URL(`https://api.example/records/${id}`),
		getJson: ({ pathname, search }) =>
			new Promise((resolve) => {
				asked.push({ url: `${pathname}${search}`, answer: resolve });
			}),
	});
	return { records, asked };
}

function aRecord(n: number): Outcome<unknown> {
	return success({
		...{ uuid: uuid(n), duration: 60, direction: 'inbound', status: 'answered' },
		created: '2026-03-02T09:00:00Z',
	});
}

test('a whole record is asked for once at a time, and again later', async () => {
	const { records, asked } = questions();
	const both = [records.ask(uuid(1), 'whole', first), records.ask(uuid(1), 'whole', second)];
	expect(asked.map(({ url }) => url)).toEqual([`/records/${uuid(1)}?complete=true`]);

	asked[0]?.answer(aRecord(1));
	expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
	void records.ask(uuid(1), 'whole', first);

	expect(asked).toHaveLength(2);
});

test('a short record and another call are other questions', () => {
	const { records, asked } = questions();

	void records.ask(uuid(1), 'whole', first);
	void records.ask(uuid(1), 'short', first);
	void records.ask(uuid(2), 'whole', first);

	expect(asked.map(({ url }) => url)).toEqual([
		...[`/records/${uuid(1)}?complete=true`, `/records/${uuid(1)}`],
		`/records/${uuid(2)}?complete=true`,
	]);
});

test('who still wants it asks anew when whoever asked first broke off', async () => {
	const { records, asked } = questions();
	const leaving = new AbortController();
	void records.ask(uuid(1), 'whole', leaving.signal);
	const staying = records.ask(uuid(1), 'whole', second);

	leaving.abort();
	asked[0]?.answer(BROKEN);
	await expect.poll(() => asked.length).toBe(2);
	asked[1]?.answer(aRecord(1));

	expect(await staying).toMatchObject({ ok: true });
});

test('what one person asked for is nothing for the next one', () => {
	const { records, asked } = questions();
	void records.ask(uuid(1), 'whole', first);

	records.forget();
	void records.ask(uuid(1), 'whole', second);

	expect(asked).toHaveLength(2);
});
