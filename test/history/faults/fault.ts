/** One row of the fault table: what goes wrong, what the person is told, and how it comes right again. */
import { expect } from 'vitest';
import { failureText } from '../../../renderer/text/failure-text.ts';
import { textsFor } from '../../../renderer/text/texts-for.ts';
import { type Bench, type BenchOptions, startBench } from './bench.ts';
import type { Expected } from './fault-bench.ts';

export interface Fault {
	readonly name: string;
	/** How the service and this computer are; left out: as usual, connected and up to date. */
	readonly given?: BenchOptions;
	/** Brings it about. */
	readonly happens: (bench: Bench) => void | Promise<void>;
	/** The stream ends after `happens`, so that the next try meets it; `reaches` is the state after that. */
	readonly meets: 'at the next try' | 'at once';
	readonly state: Expected;
	/** Essential words of the cause and of the way out; null where there is nothing to say. */
	readonly says: readonly [cause: RegExp, wayOut: RegExp] | null;
	/** Puts an end to it. */
	readonly ends?: (bench: Bench) => void | Promise<void>;
	/** What somebody does; without it, everything comes right by itself. */
	readonly helps?: (bench: Bench) => void | Promise<void>;
	/** The store knows of no sign-in before: what happens until it does is no news. */
	readonly isBeforeAll?: boolean;
	/** Whatever else must be so in the end. */
	readonly besides?: (bench: Bench) => void | Promise<void>;
}

export const UP_TO_DATE: Expected = { kind: 'up-to-date', failure: null };
export const SAYS_NETWORK = [/cannot be reached/, /Check your network/] as const;
export const SAYS_STRANGER = [
	/web page|another address|does not understand/,
	/Sign in to your network/,
] as const;

const HOUR_MS = 3_600_000;

export function offline(failure: Expected['failure']): Expected {
	return { kind: 'offline', failure };
}

export function stopped(failure: Expected['failure']): Expected {
	return { kind: 'stopped', failure };
}

/** What the window's one button does, and every return of the network. */
export function triesAgain({ parts }: Bench): void {
	parts.keeper.retryNow();
}

/** Goes through one row. */
export async function suffer(fault: Fault): Promise<void> {
	const bench = await startBench(fault.given ?? {});
	try {
		await fault.happens(bench);
		if (fault.meets === 'at the next try') await bench.dropStream();
		await bench.reaches(fault.state);
		expect(bench.parts.simulator.faults.unused()).toEqual([]);
		tells(bench, fault.says);

		if (!fault.isBeforeAll) bench.missACall();
		if (fault.helps !== undefined) {
			await bench.staysFor(HOUR_MS);
			expect(bench.parts.keeper.state.kind).toBe(fault.state.kind);
		}
		await fault.ends?.(bench);
		await fault.helps?.(bench);
		await bench.recovers();

		expect(bench.isWhole()).toBe(true);
		await fault.besides?.(bench);
	} finally {
		await bench.end();
	}
}

function tells(bench: Bench, says: Fault['says']): void {
	const failure = bench.failure();
	if (says === null) {
		expect(failure).toBeNull();
		return;
	}
	const texts = textsFor('en', 'en-GB', () => new Date()).failures;
	if (failure === null) throw new Error('There is nothing to tell.');
	const { cause, wayOut } = failureText(failure, texts);
	expect(cause).toMatch(says[0]);
	expect(wayOut).toMatch(says[1]);
	if ('host' in failure) expect(cause).toContain(failure.host);
}
