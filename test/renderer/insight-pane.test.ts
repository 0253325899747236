import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { aMissedRow, anAppState } from '../fakes/a-call-row.ts';
import { anInsight } from '../fakes/an-insight.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openWindow } from './a-window.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

const monday = (day: number): string => new Date(2025, 10, day).toISOString();

async function look(state = anAppState(), insight = anInsight()): Promise<HTMLElement> {
	bridge = FakeBridge.withCalls([aMissedRow()], state);
	bridge.expects('insight.read', () => success(insight));
	openWindow(bridge);
	const box = await screen.findByRole('listbox');
	await fireEvent.keyDown(box, { key: 'i' });
	return screen.findByRole('region', { name: /^(Insight|Auswertung)$/ });
}

test('each chart says in words what it shows', async () => {
	const pane = await look();

	expect(
		await within(pane).findByText(/^Most on Monday, 09:00 – 10:00: 2 missed calls\.$/),
	).toBeTruthy();
	expect(within(pane).getByText('3 missed, 12 answered.')).toBeTruthy();
	expect(within(pane).getByText('42 minutes')).toBeTruthy();
	expect(within(pane).getByText(/median of 2 calls that you returned/)).toBeTruthy();
	expect(within(pane).getByText('1 was never returned.')).toBeTruthy();
});

test('in American English the week begins on Sunday', async () => {
	const pane = await look(anAppState({ locale: 'en-US' }));

	const [first] = await within(pane).findAllByRole('rowheader');

	expect(first?.textContent).toMatch(/Sunday/);
});

test('an hour of the heat map shows the calls missed in it', async () => {
	const pane = await look();

	await fireEvent.click(
		await within(pane).findByRole('gridcell', { name: /^Monday, 09:00.*2 missed/ }),
	);

	await expect
		.poll(() => bridge.askedFor('calls.range').at(-1)?.query)
		.toMatchObject({ filter: 'missed', from: monday(3), weekHour: { weekday: 1, hour: 9 } });
});

test('arrows move in the heat map, which is one stop, and Enter shows the calls', async () => {
	const pane = await look();
	const worst = await within(pane).findByRole('gridcell', { name: /^Monday, 09:00/ });
	const cells = within(pane).getAllByRole('gridcell');
	expect(cells.filter((cell) => cell.tabIndex === 0)).toEqual([worst]);

	await fireEvent.keyDown(worst, { key: 'ArrowDown' });
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Tuesday, 09:00/);
	const asked = bridge.askedFor('calls.range').length;
	await fireEvent.keyDown(document.activeElement ?? pane, { key: 'Enter' });
	expect(bridge.askedFor('calls.range').length).toBe(asked);
	await fireEvent.keyDown(document.activeElement ?? pane, { key: 'ArrowUp' });
	await fireEvent.keyDown(document.activeElement ?? pane, { key: 'Enter' });

	await expect.poll(() => bridge.askedFor('calls.range').length).toBeGreaterThan(asked);
});

test('a week shows its missed calls, or its answered ones; arrows move between them', async () => {
	const pane = await look();
	const missed = await within(pane).findByRole('button', { name: /10.*16.*2 missed calls$/ });

	await fireEvent.keyDown(missed, { key: 'ArrowLeft' });
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/3.*9.*1 missed call$/);
	await fireEvent.keyDown(document.activeElement ?? pane, { key: 'ArrowUp' });
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/3.*9.*Answered 8$/);
	await fireEvent.click(missed);
	await expect
		.poll(() => bridge.askedFor('calls.range').at(-1)?.query)
		.toMatchObject({ filter: 'missed', from: monday(10), to: monday(17) });
	await fireEvent.click(document.activeElement ?? pane);

	await expect
		.poll(() => bridge.askedFor('calls.range').at(-1)?.query)
		.toMatchObject({ filter: 'answered', from: monday(3), to: monday(10) });
	expect(screen.getByRole('button', { name: 'Without the filter “Answered”' })).toBeTruthy();
});

test.each([
	[/that you returned/, 'called-back', 'Called back'],
	[/never returned/, 'not-called-back', 'Not called back'],
] as const)(
	'missed calls: %s shows those alone, and the list says so',
	async (part, filter, name) => {
		const pane = await look();

		await fireEvent.click(await within(pane).findByRole('button', { name: part }));

		await expect
			.poll(() => bridge.askedFor('calls.range').at(-1)?.query)
			.toMatchObject({ filter, from: monday(3), to: null });
		await fireEvent.click(screen.getByRole('button', { name: `Without the filter “${name}”` }));
		await expect.poll(() => bridge.askedFor('calls.range').at(-1)?.query.filter).toBe('all');
	},
);

test('a counterpart shows all calls with them in this time', async () => {
	const pane = await look();

	await fireEvent.click(
		await within(pane).findByRole('button', { name: /^Anna Berger: 9 calls, 2 missed$/ }),
	);

	await expect
		.poll(() => bridge.askedFor('calls.range').at(-1)?.query)
		.toMatchObject({ filter: 'all', counterpart: 'global:498945217730', from: monday(3) });
	expect(screen.getByRole('button', { name: 'Without the filter “Anna Berger”' })).toBeTruthy();
});

test('each chart is a table, too, whose numbers lead to the same calls', async () => {
	const pane = await look();
	for (const name of [/^When calls/, /^Missed and/, /^Time until/, /^Most calls/]) {
		const button = await within(pane).findByRole('button', { name });
		await fireEvent.click(button);
	}

	expect(within(pane).getAllByRole('table').length).toBe(4);
	expect(within(pane).queryByRole('grid')).toBeNull();
	await fireEvent.click(
		within(pane).getByRole('button', { name: /^Friday, 16:00.*1 missed call$/ }),
	);
	await expect
		.poll(() => bridge.askedFor('calls.range').at(-1)?.query.weekHour)
		.toEqual({ weekday: 5, hour: 16 });
	for (const [name, filter] of [
		[/^Answered, 3/, 'answered'],
		['Called back: 2', 'called-back'],
		['Not called back: 1', 'not-called-back'],
	] as const) {
		await fireEvent.click(within(pane).getByRole('button', { name }));
		await expect.poll(() => bridge.askedFor('calls.range').at(-1)?.query.filter).toBe(filter);
	}
});

test('another range asks again', async () => {
	const pane = await look();
	await within(pane).findByText('42 minutes');

	await fireEvent.click(within(pane).getByRole('radio', { name: 'All' }));

	await expect.poll(() => bridge.askedFor('insight.read').at(-1)?.from).toBeNull();
});

test('no calls, and no answer, are said as such', async () => {
	const pane = await look(
		anAppState({ language: 'de', locale: 'de-DE' }),
		anInsight({ missed: 0, answered: 0, counterparts: [] }),
	);
	expect(await within(pane).findByText('Keine eingehenden Anrufe in diesem Zeitraum')).toBeTruthy();

	bridge.answers('insight.read', () => failed({ kind: 'store-failed', why: 'busy' }));
	await fireEvent.click(within(pane).getByRole('radio', { name: 'Alle' }));
	expect(await within(pane).findByText('Zurzeit ist keine Auswertung möglich')).toBeTruthy();
});

test('the help lists every key, and ? closes what ? opened', async () => {
	bridge = FakeBridge.withCalls([aMissedRow()]);
	openWindow(bridge);
	const box = await screen.findByRole('listbox');

	await fireEvent.keyDown(box, { key: '?' });
	const help = await screen.findByRole('dialog', { name: 'Keyboard' });
	expect(within(help).getByText('Call back').nextElementSibling?.textContent.trim()).toBe('C');
	await fireEvent.keyDown(help, { key: 'c' });
	await fireEvent.keyDown(help, { key: '?' });

	await expect.poll(() => screen.queryByRole('dialog', { name: 'Keyboard' })).toBeNull();
});
