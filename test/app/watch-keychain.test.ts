import { expect, test } from 'vitest';
import type { KeyringState } from '../../electron/shell/secret-service.ts';
import { watchKeychain } from '../../electron/app/watch-keychain.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const LOOK_EVERY_MS = 5_000;

function aWatch() {
	const clock = new FakeClock();
	const seen = { state: 'missing' as KeyringState, isWanting: true, looks: 0, retries: 0 };
	const stop = watchKeychain({
		clock,
		isWanting: () => seen.isWanting,
		state: () => {
			seen.looks += 1;
			return Promise.resolve(seen.state);
		},
		retry: () => {
			seen.retries += 1;
			seen.isWanting = false;
			return Promise.resolve();
		},
	});
	return { clock, seen, stop };
}

test('a keychain that comes late is asked by itself, once it is open', async () => {
	const { clock, seen } = aWatch();

	await clock.advanceMs(LOOK_EVERY_MS);
	seen.state = 'locked';
	await clock.advanceMs(LOOK_EVERY_MS);
	expect(seen.retries).toBe(0);
	seen.state = 'open';
	await clock.advanceMs(3 * LOOK_EVERY_MS);

	expect(seen.retries).toBe(1);
});

test('while nothing is wanting nobody is asked', async () => {
	const { clock, seen } = aWatch();
	seen.isWanting = false;

	await clock.advanceMs(10 * LOOK_EVERY_MS);

	expect(seen.looks).toBe(0);
});

test('it ends', async () => {
	const { clock, stop } = aWatch();

	stop();

	expect(clock.waiting).toBe(0);
	await clock.advanceMs(LOOK_EVERY_MS);
	expect(clock.waiting).toBe(0);
});
