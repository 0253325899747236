import { defineConfig } from '@playwright/test';
import type { KillsOptions } from './kill-plan.ts';

// Part of `npm run test:soak`. The ten kills of every `npm test` are in test/e2e/playwright.config.ts.
export default defineConfig<KillsOptions>({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../results/kills',
	workers: 1,
	retries: 0,
	expect: { timeout: 15_000 },
	forbidOnly: true,
	reporter: [['list']],
	use: { kills: 200 },
});
