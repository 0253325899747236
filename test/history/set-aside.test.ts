import { expect, test } from 'vitest';
import { SetAside } from '../../electron/history/set-aside.ts';

test('every record counts, and each reason is told once', () => {
	const told: string[] = [];
	const setAside = new SetAside((field) => told.push(field));

	for (const field of ['uuid', 'created', 'uuid', 'uuid']) setAside.note(field);

	expect(setAside.counts()).toEqual({ uuid: 3, created: 1 });
	expect(told).toEqual(['uuid', 'created']);
});
