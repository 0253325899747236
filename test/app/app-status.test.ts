import { expect, test } from 'vitest';
import { AppStatus } from '../../electron/app/app-status.ts';
import { anAppState } from '../fakes/a-call-row.ts';

test('a change while one is being told is told after it, and to everybody last', () => {
	let openCalls = 0;
	const status = new AppStatus(() => anAppState({ openCalls }));
	const first: number[] = [];
	const second: number[] = [];
	status.onChange((state) => {
		if (state.openCalls === 1) {
			openCalls = 2;
			status.refresh();
		}
		first.push(state.openCalls);
	});
	status.onChange((state) => second.push(state.openCalls));

	openCalls = 1;
	status.refresh();

	expect(first).toEqual([1, 2]);
	expect(second).toEqual([1, 2]);
});

test('what did not change is not told', () => {
	const status = new AppStatus(() => anAppState());
	let told = 0;
	status.onChange(() => {
		told += 1;
	});

	status.refresh();

	expect(told).toBe(0);
});
