/** The real app is killed at random moments and started again: nothing is lost, and nothing is told twice. */
import { test as base } from '../e2e/app-under-test.ts';
import { type KillsOptions, momentOf } from './kill-plan.ts';
import { Siege } from './siege.ts';

interface KillsFixtures extends KillsOptions {
	readonly siege: Siege;
}

const test = base.extend<KillsFixtures>({
	kills: [10, { option: true }],
	seed: [process.env['NFON_KILLS_SEED'] ?? String(Date.now()), { option: true }],

	// Enough that the first fill lasts for a fifth of the kills, at the same number of calls a day.
	simulated: async ({ kills }, use) => {
		const calls = 4_500 + kills * 150;
		await use({ calls, days: Math.round(calls / 16), auto: true, replay: 10 });
	},

	siege: async ({ world, seed }, use, { errors }) => {
		const siege = new Siege(world, seed);
		await use(siege);
		await siege.clearAway();
		const again =
			errors.length === 0 ? '' : `; failed: NFON_KILLS_SEED=${seed} draws the same again`;
		process.stdout.write(`${siege.figures()}${again}\n`);
	},
});

test('is killed again and again, loses nothing and repeats nothing', async ({
	siege,
	kills,
	seed,
}) => {
	// 200 of them, beside another load, took 21 minutes and were not done with comparing.
	test.setTimeout(60_000 + kills * 9_000);

	for (let round = 0; round < kills; round += 1) {
		await siege.round(round, momentOf(seed, round, kills));
	}
	await siege.finish();
});
