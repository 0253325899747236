import { defineConfig } from '@playwright/test';

// One at a time: there is one tray, one keyring and one screen. No retries: a test that fails now and then is a bug.
export default defineConfig({
	testDir: '..',
	testMatch: ['e2e/*.spec.ts', 'kills/*.spec.ts'],
	outputDir: '../results/e2e',
	workers: 1,
	retries: 0,
	// For conditions that come, however busy two cores are: a browser alone takes seconds to start. Nothing waits them out.
	timeout: 120_000,
	expect: { timeout: 30_000 },
	forbidOnly: true,
	reporter: [['list']],
});
