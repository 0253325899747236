import { expect, test } from 'vitest';
import { checkSchedules } from './check-schedules.ts';

// Fixed, so that a failure is somebody's change and not somebody's luck; the soak draws others.
const SEED = 20_260_302;

test('300 random schedules end with the truth, and every missed call told exactly once', async () => {
	const figures = await checkSchedules({ runs: 300, maxCommands: 25, seed: SEED });

	console.log(
		`random schedules: ${figures.schedules}, ${figures.calls} calls, ${figures.told} told in ${figures.notifications} notifications (${figures.digests} digests)`,
	);
	expect(figures.schedules).toBe(300);
}, 120_000);
