/** A service that ignores whose records are asked for, in the dialect that does not say whose a record is. */
import { expect, test } from 'vitest';
import { success } from '../../electron/contract/outcome.ts';
import type { Call } from '../../electron/contract/call.ts';
import type { CallService } from '../../electron/history/call-service.ts';
import { type LookParts, mayLookAt } from '../../electron/history/may-look.ts';
import { aCall, uuid } from '../fakes/a-call.ts';

type List = CallService['list'];

const EXTENSION = { kind: 'extension', extension: '1002' } as const;
const CUSTOMER = { kind: 'customer', customer: 'K9999' } as const;
const { signal } = new AbortController();

/** The person's records, newest first; null: one that is not understood. */
class OwnRecords {
	readonly #records: (Call | null)[];

	constructor(understood: readonly boolean[]) {
		this.#records = understood.map((isUnderstood, n) => (isUnderstood ? silent(n) : null));
	}

	arrive(n: number): void {
		this.#records.unshift(silent(n));
	}

	readonly list: List = ({ limit, offset }) => {
		const asked = this.#records.slice(offset, offset + limit);
		const calls = asked.filter((call) => call !== null);
		const notUnderstood = asked
			.filter((call) => call === null)
			.map(() => ({ field: 'status', id: null }));
		return Promise.resolve(success({ calls, notUnderstood, size: asked.length, records: [] }));
	};
}

function silent(n: number): Call {
	return aCall({ uuid: uuid(n), extension: null, customer: null });
}

function partsOf(own: OwnRecords, theirs: List = own.list): LookParts {
	return {
		theirs: { list: theirs, baseUrl: 'https://service.test/' },
		own,
		ownExtension: '1001',
		// Nothing of it is stored yet.
		isOwn: () => false,
	};
}

test('own calls are known as such below records that are not understood', async () => {
	const own = new OwnRecords([false, false, false, ...Array<boolean>(20).fill(true)]);

	const may = await mayLookAt(
		EXTENSION,
		{ customer: null, extension: '1002' },
		partsOf(own),
		signal,
	);

	expect(may).toMatchObject({ ok: false, failure: { kind: 'cannot-look', why: 'own-calls' } });
});

test.each([
	['an extension', EXTENSION, { customer: null, extension: '1002' }],
	['a customer', CUSTOMER, { customer: 'K9999', extension: null }],
])('own calls are known as such when others come between: %s', async (_whose, whose, scope) => {
	const own = new OwnRecords(Array<boolean>(150).fill(true));
	let arrived = 1_000;
	const parts = partsOf(own, async (range, end) => {
		const page = await own.list(range, end);
		own.arrive((arrived += 1));
		return page;
	});

	const may = await mayLookAt(whose, scope, parts, signal);

	expect(may).toMatchObject({ ok: false, failure: { kind: 'cannot-look', why: 'own-calls' } });
});
