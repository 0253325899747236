import { expect, test } from 'vitest';
import { checkSchedules } from './check-schedules.ts';

// Fixed, so that a failure is somebody's change and not somebody's luck; the soak draws others.
const SEED = 20_260_302;

// Half a minute of work, which a busy machine makes minutes of.
const LIMIT_MS = 15 * 60_000;

test(
	'100 random schedules of calls that are kept for a time end with the truth as far as it is kept',
	async () => {
		const figures = await checkSchedules({ runs: 100, maxCommands: 20, seed: SEED, kept: true });

		console.log(
			`random schedules of calls kept for a time: ${figures.schedules}, ${figures.calls} calls, ${figures.told} told in ${figures.notifications} notifications`,
		);
		expect(figures.schedules).toBe(100);
	},
	LIMIT_MS,
);

test(
	'300 random schedules end with the truth, and every missed call told exactly once',
	async () => {
		const figures = await checkSchedules({ runs: 300, maxCommands: 25, seed: SEED });

		console.log(
			`random schedules: ${figures.schedules}, ${figures.calls} calls, ${figures.told} told in ${figures.notifications} notifications (${figures.digests} digests)`,
		);
		expect(figures.schedules).toBe(300);
	},
	LIMIT_MS,
);
