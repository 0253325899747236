import { afterEach, expect, test } from 'vitest';
import type { AppState } from '../../electron/contract/app-state.ts';
import { success, type Outcome } from '../../electron/contract/outcome.ts';
import { AppStatus } from '../../renderer/app/app-status.svelte.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';

let bridge = new FakeBridge();
afterEach(() => {
	bridge.complain();
});

test('a state that was pushed is newer than one that was asked for before', async () => {
	let answer: (outcome: Outcome<AppState>) => void = () => undefined;
	bridge = new FakeBridge();
	bridge.expects('app.state', () => new Promise((resolve) => (answer = resolve)));
	const status = new AppStatus(bridge);
	status.connect();

	bridge.push('app.state-changed', anAppState({ openCalls: 7 }));
	answer(success(anAppState({ openCalls: 1 })));
	await new Promise((done) => setTimeout(done));

	expect(status.state?.openCalls).toBe(7);
});

test('the subscription ends with the function that connecting returned', () => {
	bridge = FakeBridge.withCalls([]);
	const stop = new AppStatus(bridge).connect();

	stop();

	expect(bridge.listeners('app.state-changed')).toBe(0);
});
