import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ConnectionState } from '../../electron/contract/app-state.ts';
import { measureFill } from '../../electron/app/measure-fill.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

class FakeHistory {
	state: ConnectionState = { kind: 'idle' };
	readonly #listeners = new Set<() => void>();

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	becomes(state: ConnectionState): void {
		this.state = state;
		for (const listener of this.#listeners) listener();
	}
}

function measured() {
	const history = new FakeHistory();
	const clock = new FakeClock();
	const lines: string[] = [];
	const held = { calls: 100 };
	const stop = measureFill(history, () => held.calls, clock, { info: (line) => lines.push(line) });
	return { history, clock, lines, held, stop };
}

/** Nobody else gets the event loop. */
function work(ms: number): void {
	const endsAt = performance.now() + ms;
	while (performance.now() < endsAt);
}

test('a first fill is one line of figures, and what held up the others is in it', async () => {
	const { history, clock, lines, held, stop } = measured();
	history.becomes({ kind: 'catching-up', calls: 100, firstFill: true });
	await passed(20);
	work(80);
	await passed(20);
	held.calls = 350;
	clock.sleepMs(12_300);

	history.becomes({ kind: 'up-to-date' });
	stop();

	expect(lines).toHaveLength(1);
	const figures =
		/^first fill: 250 calls in 12\.3 s; event loop p99 ([\d.]+) ms, longest ([\d.]+) ms$/;
	const [, p99, longest] = figures.exec(lines[0] ?? '') ?? [];
	expect(Number(longest)).toBeGreaterThan(60);
	expect(Number(p99)).toBeGreaterThan(0);
});

test('a gap that is filled later is no first fill', () => {
	const { history, lines, stop } = measured();

	history.becomes({ kind: 'catching-up', calls: 100, firstFill: false });
	history.becomes({ kind: 'up-to-date' });
	stop();

	expect(lines).toEqual([]);
});

test('after the end nothing is measured', () => {
	const { history, lines, stop } = measured();

	stop();
	history.becomes({ kind: 'catching-up', calls: 100, firstFill: true });
	history.becomes({ kind: 'up-to-date' });

	expect(lines).toEqual([]);
});
