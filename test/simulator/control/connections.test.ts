import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect } from '../test-client.ts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator({ auto: true, calls: 10, days: 5 });
});

afterEach(() => simulator.stop());

async function act(action: object): Promise<number> {
	const body = JSON.stringify(action);
	return (await fetch(`${simulator.controlUrl}/actions`, { method: 'POST', body })).status;
}

/** The settings, or what became of the question. */
async function askSettings(): Promise<unknown> {
	try {
		return await (await fetch(`${simulator.controlUrl}/settings`)).json();
	} catch {
		return 'refused';
	}
}

test('restart: every connection is gone, and ids begin where they are told to', async () => {
	const client = await connect(simulator);
	const stream = await client.stream();

	const status = await act({ do: 'restart', firstEventId: 7 });

	expect(status).toBe(204);
	await expect(stream.untilEnd()).rejects.toThrow();
	await expect.poll(askSettings).toMatchObject({ firstEventId: 7 });
});

test('refuse-connections: nobody listens for so long', async () => {
	const status = await act({ do: 'refuse-connections', forMs: 300 });

	expect(status).toBe(204);
	await expect.poll(askSettings, { interval: 5 }).toBe('refused');
	await expect.poll(askSettings).toMatchObject({ unit: 'seconds' });
});
