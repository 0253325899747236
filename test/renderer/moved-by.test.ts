import { expect, test } from 'vitest';
import { movedBy } from '../../renderer/calls/moved-by.ts';
import { aCallRow, callRows } from '../fakes/a-call-row.ts';

const rows = callRows(10);
const before = { total: 10, offset: 0, rows };

test('two calls on top move a row by two', () => {
	const after = {
		total: 12,
		offset: 0,
		rows: [aCallRow({ uuid: 'x' }), aCallRow({ uuid: 'y' }), ...rows],
	};

	expect(movedBy(before, after, 5)).toBe(2);
});

test('older calls at the end move nothing', () => {
	const after = { total: 11, offset: 0, rows: [...rows, aCallRow({ uuid: 'old' })] };

	expect(movedBy(before, after, 5)).toBe(0);
});

test('a deleted call above moves a row up', () => {
	expect(movedBy(before, { total: 9, offset: 0, rows: rows.slice(1) }, 5)).toBe(-1);
});

test('a row pushed out of the answer was moved by as many as are new', () => {
	const after = { total: 310, offset: 0, rows: [aCallRow({ uuid: 'x' })] };

	expect(movedBy(before, after, 5)).toBe(300);
});

test('a row that was not known yet moved nowhere', () => {
	expect(movedBy({ total: 900, offset: 0, rows }, { total: 901, offset: 0, rows }, 500)).toBe(0);
});
