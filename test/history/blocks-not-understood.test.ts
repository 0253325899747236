/** Records that nobody understands, many in a row: they stop none of the calls around them. */
import { expect, test } from 'vitest';
import type { Call } from '../../electron/contract/call.ts';
import type { CallService } from '../../electron/history/call-service.ts';
import { coverTop, fillDown, isFilling } from '../../electron/history/catch-up.ts';
import { PAGE } from '../../electron/history/cover-page.ts';
import { onlyWanted } from '../../electron/history/scope.ts';
import { aList, type Listed, ListedHistory } from '../fakes/listed-history.ts';

const BELOW = 130;
// Every place of a block on the first page and on the second: on the next ones, which overlap by ten, they come again.
const PLACES = 190;

async function filled(history: ListedHistory): Promise<ListedHistory> {
	expect(await coverTop(history.parts)).toMatchObject({ ok: true });
	if (isFilling(history.parts)) expect(await fillDown(history.parts)).toMatchObject({ ok: true });
	return history;
}

function aBlock(from: number, size: number): Listed[] {
	return aList(from + size + BELOW, (place) => place < from || place >= from + size);
}

/** No page is asked for more often than to go back once for each depth, and on again. */
function enough(list: readonly Listed[]): number {
	return 3 * Math.ceil(list.length / (PAGE - 10)) + 4;
}

test.each([...[85, 89, 90, 91, 95, 99, 100, 105, 109, 110, 115, 120, 300]])(
	'a block of %i, wherever it begins',
	async (size) => {
		const wrong: string[] = [];
		for (let from = 0; from < PLACES; from += 1) {
			const list = aBlock(from, size);
			const history = await filled(new ListedHistory(list));
			const { missing, offsets, store } = history;
			if (missing.length > 0) wrong.push(`${from}: ${missing.length} missing`);
			if (offsets.length > enough(list)) wrong.push(`${from}: ${offsets.length} requests`);
			if (store.fact('first-fill') !== 'done') wrong.push(`${from}: not done`);
		}
		expect(wrong).toEqual([]);
	},
	30_000,
);

test.each([85, 100, 110, 300])(
	'a fill that is gone on with right above a block of %i',
	async (size) => {
		const wrong: string[] = [];
		for (let from = 1; from < PLACES; from += 1) {
			const list = aBlock(from, size);
			const history = new ListedHistory(list);
			const above = list.slice(0, from).flatMap(({ call }) => call ?? []);
			history.store.apply(above);
			history.store.setFact('covered-down-to', above.at(-1)?.startedAt ?? null);
			const { ok } = await fillDown(history.parts);
			if (!ok || history.missing.length > 0) wrong.push(`${from}: ${history.missing.length}`);
			if (history.offsets.length > enough(list))
				wrong.push(`${from}: ${history.offsets.length} requests`);
		}
		expect(wrong).toEqual([]);
	},
	30_000,
);

test('blocks one below the other, with a few calls between them', async () => {
	for (let few = 1; few < 12; few += 1) {
		const list = aList(900, (place) => place % (97 + few) < few);
		const history = await filled(new ListedHistory(list));
		expect(history.missing).toEqual([]);
		expect(history.offsets.length).toBeLessThan(enough(list));
	}
});

test('calls deleted above while the fill goes past a block hide nobody', async () => {
	for (let at = 1; at < 8; at += 1) {
		const history = new ListedHistory(aBlock(150, 230));
		history.onAnswered = () => {
			if (history.offsets.length === at) history.list = history.list.slice(60);
		};
		expect((await filled(history)).missing).toEqual([]);
	}
});

test('an empty page below others is asked for once more, ends the list and removes nothing', async () => {
	const history = new ListedHistory(aList(PAGE + 90, () => true));
	history.onAnswered = () => {
		if (history.offsets.at(-1) === 90) history.list = history.list.slice(0, 90);
	};
	history.store.setFact('agreed-until', '2020-01-01T00:00:00.000Z');
	history.store.setFact('agreed-at', '2020-01-01T00:00:00.000Z');

	await filled(history);

	expect(history.missing).toEqual([]);
	expect(history.held.size).toBeGreaterThanOrEqual(90);
});

test('where the newest hundreds are not understood, the history is agreed on all the same, and not filled again', async () => {
	const history = await filled(new ListedHistory(aBlock(0, 250)));
	expect(history.store.fact('agreed-until')).toBe(history.list[250]?.call?.startedAt);
	const { length } = history.offsets;

	await filled(history);

	expect(history.store.fact('first-fill')).toBe('done');
	// The pages of the last day, and what the unit of time is.
	expect(history.offsets.length - length).toBe(6);
});

test('a service that does not heed the offset is not asked without end', async () => {
	const history = new ListedHistory(aList(PAGE, () => true));
	const { list } = history.parts.service;
	const parts = {
		...history.parts,
		service: {
			baseUrl: 'https://service.test',
			list: (range: Parameters<typeof list>[0], signal: AbortSignal) =>
				list({ ...range, offset: 0 }, signal),
		},
	};

	expect(await fillDown(parts)).toMatchObject({
		failure: { kind: 'not-understood', host: 'service.test' },
	});
	expect(history.offsets.length).toBeLessThan(60);
	expect(history.store.fact('first-fill')).toBeNull();
});

test('hundreds of records that nobody can tell apart are passed, too', async () => {
	const history = new ListedHistory(
		aBlock(120, 700).map(({ id, call }) => ({ id: call === null ? 'null' : id, call })),
	);

	expect((await filled(history)).missing).toEqual([]);
});

test('hundreds of somebody else’s records between those asked for are passed, and none is taken', async () => {
	const history = new ListedHistory(aList(700, () => true));
	const isWanted = ({ uuid }: Call): boolean => {
		const place = history.list.findIndex(({ id }) => id === uuid);
		return place < 120 || place >= 520;
	};
	const service = onlyWanted(history.parts.service as CallService, isWanted);

	expect(await fillDown({ ...history.parts, service })).toMatchObject({ ok: true });

	expect(history.held.size).toBe(300);
	expect(history.offsets.length).toBeLessThan(enough(history.list));
});

test('a fill that is not wanted any more ends in the middle of a block, too', async () => {
	const history = new ListedHistory(aBlock(50, 3_000));
	const onPage = (): void => {
		if (history.offsets.length === 8) history.store.setFact('first-fill', 'cancelled');
	};

	expect(await fillDown({ ...history.parts, onPage })).toMatchObject({ ok: true });

	expect(history.offsets).toHaveLength(8);
	expect(history.store.fact('first-fill')).toBe('cancelled');
});
