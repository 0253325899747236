import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';

/** One simulator for all tests of a file: each finds no request noted, and leaves no fault undone. */
export async function aSharedSimulator(
	options: Partial<SimulatorOptions> = { calls: 1, auto: true, accessTokenSeconds: 300 },
): Promise<Simulator> {
	const simulator = await startSimulator(options);
	beforeEach(() => {
		simulator.requests.clear();
	});
	afterEach(() => {
		expect(simulator.faults.unused()).toEqual([]);
	});
	afterAll(() => simulator.stop());
	return simulator;
}
