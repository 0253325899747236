import { cleanup } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { ListRow } from '../../electron/contract/call-view.ts';
import StickyDay from '../../renderer/calls/StickyDay.svelte';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { aCallRow } from '../fakes/a-call-row.ts';
import { renderAlone } from './render-alone.ts';

const ROW = 56;
const DAY = 28;
const texts = textsFor('en', 'en-GB', () => new Date('2025-11-12T15:00:00.000Z'));

const rows = ['12T13', '12T09', '11T16', '11T10', '10T10'].map((hour, place) =>
	aCallRow({ uuid: `call-${String(place)}`, startedAt: `2025-11-${hour}:00:00.000Z` }),
);

/** What is seen of the day when a list of rows, all equally high, is scrolled so far. */
function dayAt(top: number, held: readonly (ListRow | undefined)[] = rows): HTMLElement | null {
	cleanup();
	const virtualizer = {
		findItemIndex: (offset: number) => Math.floor(offset / ROW),
		getItemOffset: (index: number) => index * ROW,
	};
	const props = { rows: held, virtualizer, top, height: DAY };
	const container = renderAlone(StickyDay, props, texts);
	return container.querySelector('.day');
}

test('at the top the first heading is there itself', () => {
	expect(dayAt(0)).toBeNull();
});

test('further down it is the day of the first call in sight', () => {
	expect(dayAt(1)?.textContent.trim()).toBe('Today');
	expect(dayAt(2 * ROW)?.textContent.trim()).toBe('Yesterday');
	expect(dayAt(3 * ROW)?.textContent.trim()).toBe('Yesterday');
});

test('the next day pushes it out, pixel by pixel, and never another call of the same day', () => {
	expect(dayAt(2 * ROW - DAY)?.style.transform).toBe('translateY(-0px)');
	expect(dayAt(2 * ROW - 10)?.style.transform).toBe('translateY(-18px)');
	expect(dayAt(2 * ROW - 1)?.style.transform).toBe('translateY(-27px)');
	expect(dayAt(ROW - 10)?.style.transform).toBe('translateY(-0px)');
});

test('a call that is not held has no day yet', () => {
	expect(dayAt(2 * ROW, [rows[0], rows[1], undefined, rows[3]])).toBeNull();
});

test('who hears the list hears the day of each call instead', () => {
	expect(dayAt(1)?.getAttribute('aria-hidden')).toBe('true');
});
