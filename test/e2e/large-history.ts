/** The real app with a history of years: what a test needs that measures in it. */
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Run, signIn, type World } from './app-under-test.ts';
import { watchFrames } from './window-measured.ts';

export const LARGE = 100_000;

/** The service of such a test; the whole of it is there when the app signs in. */
export const LARGE_HISTORY = { calls: LARGE, days: 3_650, auto: true } as const;

/** Longer than filling may take on two busy cores. */
export const FILL_LIMIT_MS = 5 * 60_000;

const SERVICE_PRIORITY = 10;

export interface Fill {
	readonly calls: number;
	readonly seconds: number;
	/** How long others waited for the main process's event loop. */
	readonly p99Ms: number;
	readonly longestMs: number;
	/** The line in which the app says so. */
	readonly line: string;
}

export interface LargeHistory {
	readonly run: Run;
	readonly page: Page;
	readonly fill: Fill;
	/** The frames of the window that took longer than 50 ms meanwhile: how long, in milliseconds. */
	readonly longFrames: readonly number[];
}

/** Starts the app, signs in and waits until every call is here. `LARGE_HISTORY` must be the world's service. */
export async function openLargeHistory(world: World): Promise<LargeHistory> {
	const run = await world.start();
	// The service is another computer elsewhere: here it must not take the processor from the app it serves.
	setPriority(SERVICE_PRIORITY);
	const page = await signIn(run);
	const longFrames = await watchFrames(page);
	const often = { timeout: FILL_LIMIT_MS, intervals: [1_000] };
	await expect.poll(() => fillOf(world.profile) !== null, often).toBe(true);
	const fill = fillOf(world.profile);
	if (fill === null) throw new Error('The log does not say how the fill went.');
	return { run, page, fill, longFrames: await longFrames() };
}

function fillOf(profile: string): Fill | null {
	const log = readFileSync(join(profile, 'logs', 'main.log'), 'utf8');
	const found =
		/first fill: (\d+) calls in ([\d.]+) s; event loop p99 ([\d.]+) ms, longest ([\d.]+) ms/.exec(
			log,
		);
	if (found === null) return null;
	const [line, calls, seconds, p99Ms, longestMs] = found;
	return {
		...{ line, calls: Number(calls), seconds: Number(seconds) },
		...{ p99Ms: Number(p99Ms), longestMs: Number(longestMs) },
	};
}
