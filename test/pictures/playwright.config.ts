import { defineConfig } from '@playwright/test';

// Takes the pictures of README: `npm run pictures`.
export default defineConfig({
	testDir: '.',
	outputDir: '../results/pictures',
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
});
