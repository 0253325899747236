import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Language } from '../../electron/contract/app-state.ts';
import type { CallQuery } from '../../electron/contract/call-view.ts';
import DayRange from '../../renderer/calls/DayRange.svelte';
import { midnight } from '../../renderer/calls/queries.ts';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { renderAlone } from './render-alone.ts';

type Range = Pick<CallQuery, 'from' | 'to'>;

const now = new Date(2025, 10, 12, 15, 0);

/** A calendar in the middle of November 2025, and what was chosen in it. */
function shown(
	{ from, to }: Range = { from: null, to: null },
	[language, locale]: readonly [Language, string] = ['en', 'en-GB'],
): readonly Range[] {
	const chosen: Range[] = [];
	const props = { from, to, now, onchoose: (range: Range) => chosen.push(range) };
	renderAlone(
		DayRange,
		props,
		textsFor(language, locale, () => now),
	);
	return chosen;
}

/** The button of a day of the month that is shown. */
function day(number: number): HTMLElement {
	const all = [...document.querySelectorAll<HTMLElement>('.calendar-day')];
	const found = all.find(
		(each) =>
			each.textContent.trim() === String(number) && !each.hasAttribute('data-outside-month'),
	);
	if (found === undefined) throw new Error(`No day ${String(number)}`);
	return found;
}

function selected(): readonly string[] {
	const all = [...document.querySelectorAll<HTMLElement>('.calendar-day[data-selected]')];
	return all.map((each) => each.textContent.trim());
}

/** All that any live region of the document says, whoever put it there; dashes as some ICUs and not others set them. */
function spoken(): readonly string[] {
	const regions = document.querySelectorAll('[aria-live], [role="status"], [role="log"]');
	return [...regions]
		.map((each) => each.innerHTML.trim().replaceAll(/\s–\s/gu, '–'))
		.filter((each) => each !== '');
}

test('the first day alone chooses nothing, the last one chooses both and all between', async () => {
	const chosen = shown();

	await fireEvent.click(day(3));
	expect(chosen).toEqual([]);
	await fireEvent.click(day(5));

	const from = midnight(new Date(2025, 10, 3));
	expect(chosen).toEqual([{ from, to: midnight(new Date(2025, 10, 6)) }]);
});

test('days are chosen in either order', async () => {
	const chosen = shown();

	await fireEvent.click(day(5));
	await fireEvent.click(day(3));
	expect(chosen.at(-1)).toEqual({
		from: midnight(new Date(2025, 10, 3)),
		to: midnight(new Date(2025, 10, 6)),
	});
});

test('a day chosen twice is the first and the last one', async () => {
	const chosen = shown();

	await fireEvent.click(day(7));
	await fireEvent.click(day(7));

	expect(chosen.at(-1)).toEqual({
		from: midnight(new Date(2025, 10, 7)),
		to: midnight(new Date(2025, 10, 8)),
	});
});

test('what holds is shown: the end is a moment, and its last day the one before it', () => {
	shown({ from: midnight(new Date(2025, 10, 3)), to: midnight(new Date(2025, 10, 6)) });

	expect(selected()).toEqual(['3', '4', '5']);
});

test('tomorrow cannot be chosen', async () => {
	const chosen = shown();

	await fireEvent.click(day(10));
	await fireEvent.click(day(13));

	expect(day(13).hasAttribute('data-disabled')).toBe(true);
	expect(day(12).hasAttribute('data-disabled')).toBe(false);
	expect(chosen).toEqual([]);
});

test('another month is two buttons away, and there is none after this one', async () => {
	const chosen = shown();
	expect(screen.getByRole('button', { name: 'Next month' }).hasAttribute('disabled')).toBe(true);

	await fireEvent.click(screen.getByRole('button', { name: 'Previous month' }));
	await fireEvent.click(day(30));
	await fireEvent.click(day(31));

	expect(chosen).toEqual([
		{ from: midnight(new Date(2025, 9, 30)), to: midnight(new Date(2025, 10, 1)) },
	]);
});

test('in German the week begins on Monday, in German', () => {
	shown({ from: null, to: null }, ['de', 'de-DE']);

	const weekdays = [...document.querySelectorAll('.calendar-weekday')];
	expect(weekdays.map((each) => each.textContent.trim().slice(0, 2))).toEqual([
		...['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
	]);
	expect(screen.getAllByText('November 2025').length).toBeGreaterThan(0);
	expect(screen.getByRole('button', { name: 'Voriger Monat' })).toBeTruthy();
});

test.each([
	[
		['en', 'en-GB'],
		['First day: 3 Nov 2025. Choose the last one.', '3–5 Nov 2025 chosen', '7 Nov 2025 chosen'],
	],
	[
		['de', 'de-DE'],
		[
			'Erster Tag: 3. Nov. 2025. Wählen Sie den letzten aus.',
			'3.–5. Nov. 2025 ausgewählt',
			'7. Nov. 2025 ausgewählt',
		],
	],
] as const)('what is chosen is said in the language of the window: %s', async (language, words) => {
	const [first, range, one] = words;
	shown({ from: null, to: null }, language);

	await fireEvent.click(day(3));
	await vi.waitFor(() => {
		expect(spoken()).toEqual([first]);
	});
	await fireEvent.click(day(5));
	await vi.waitFor(() => {
		expect(spoken()).toEqual([range]);
	});
	await fireEvent.click(day(7));
	await fireEvent.click(day(7));
	await vi.waitFor(() => {
		expect(spoken()).toEqual([one]);
	});
	// The calendar's own regions, into which it would put English.
	expect(document.querySelectorAll('[data-bits-announcer] *')).toHaveLength(0);
});
