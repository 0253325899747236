/** What the long-running tests share: a server of events in another process, and how memory is looked at. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { onTestFinished } from 'vitest';

/** So far from the middle may memory go that is called flat. */
export const FLAT_WITHIN = 0.05;

/** Its address; it ends with the test. */
export async function startEventServer(): Promise<string> {
	const child = fork(new URL('./event-server.ts', import.meta.url), {
		execArgv: ['--import', 'tsx'],
	});
	onTestFinished(() => void child.kill());
	const [port] = (await once(child, 'message')) as [number];
	return `http://127.0.0.1:${port}`;
}

/** Collects garbage when it is called. */
export function exposeGc(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}

/** How far from the middle between the least and the most. */
export function spread(bytes: readonly number[]) {
	const least = Math.min(...bytes);
	const most = Math.max(...bytes);
	const deviation = (most - least) / (most + least);
	const text = `${megabytes(least)} to ${megabytes(most)} MB, ±${(deviation * 100).toFixed(1)} %`;
	return { deviation, text };
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toFixed(1);
}

export function print(line: string): void {
	console.log(`soak: ${line}`);
}
