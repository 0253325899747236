import { afterAll, beforeEach } from 'vitest';
import { type Simulator, startSimulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';
import type { Behaviour } from './behaviours.ts';

interface FaultySimulator {
	readonly simulator: Simulator;
	readonly client: TestClient;
	/** The next list of calls is answered like this. */
	readonly breakList: (behaviour: Behaviour) => void;
}

/** One simulator of a hundred calls for all tests of a file; each begins without a fault. */
export async function aFaultySimulator(): Promise<FaultySimulator> {
	const simulator = await startSimulator({ auto: true, calls: 100, days: 20 });
	const client = await connect(simulator);
	beforeEach(() => {
		simulator.faults.clear();
	});
	afterAll(() => simulator.stop());
	return {
		simulator,
		client,
		breakList: (behaviour) => {
			simulator.faults.declare({ route: 'list', behaviour });
		},
	};
}
