import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The keyring of these tests is GNOME's: there is none to test with on macOS and Windows.
const ELSEWHERE = process.platform === 'linux' ? [] : ['test/shell/real-keyring.test.ts'];

// For what hangs: how fast a test is on whichever machine says nothing about what it tests.
const LIMITS = {
	testTimeout: 60_000,
	hookTimeout: 60_000,
	expect: { poll: { timeout: 15_000 } },
} as const;

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'node',
					environment: 'node',
					include: ['test/**/*.test.ts'],
					exclude: ['test/renderer/**', 'test/e2e/**', 'test/soak/**', ...ELSEWHERE],
					...LIMITS,
				},
			},
			{
				// What takes long: `npm run test:soak`.
				test: {
					name: 'soak',
					environment: 'node',
					include: ['test/soak/**/*.test.ts'],
					testTimeout: 10 * 60_000,
					hookTimeout: 10 * 60_000,
				},
			},
			{
				plugins: [svelte(), svelteTesting()],
				test: {
					name: 'window',
					environment: 'jsdom',
					include: ['test/renderer/**/*.test.ts'],
					setupFiles: ['test/renderer/patience.ts'],
					...LIMITS,
				},
			},
		],
	},
});
