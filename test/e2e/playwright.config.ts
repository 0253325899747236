import { defineConfig } from '@playwright/test';

// One at a time: there is one tray, one keyring and one screen. No retries: a test that fails now and then is a bug.
export default defineConfig({
	testDir: '..',
	testMatch: ['e2e/*.spec.ts', 'kills/*.spec.ts'],
	outputDir: '../results/e2e',
	workers: 1,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	forbidOnly: true,
	reporter: [['list']],
});
