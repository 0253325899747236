/** How memory is looked at, and how flat it was. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In bytes, after garbage collection. */
export interface MemorySample {
	readonly heap: number;
	readonly resident: number;
}

/** So far from the middle may memory go that is called flat. */
export const FLAT_WITHIN = 0.05;

/** Collects garbage and says what is left, when it is called. */
export function memorySampler(): () => MemorySample {
	setFlagsFromString('--expose-gc');
	const collectGarbage = runInNewContext('gc') as () => void;
	return () => {
		// A collection ends the sweeping of the one before, which other threads do when they find time for it.
		collectGarbage();
		collectGarbage();
		const { heapUsed, rss } = process.memoryUsage();
		return { heap: heapUsed, resident: rss };
	};
}

/** How far from the middle between the least and the most. */
export function spread(bytes: readonly number[]) {
	const least = Math.min(...bytes);
	const most = Math.max(...bytes);
	const deviation = (most - least) / (most + least);
	const text = `${megabytes(least)} to ${megabytes(most)} MB, ±${(deviation * 100).toFixed(1)} %`;
	return { deviation, text };
}

/** Of so many in a row each; what is left over at the end belongs to no mean. */
export function meansOf(values: readonly number[], each: number): readonly number[] {
	return Array.from({ length: Math.floor(values.length / each) }, (_, mean) => {
		const some = values.slice(mean * each, (mean + 1) * each);
		return some.reduce((sum, value) => sum + value, 0) / each;
	});
}

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toFixed(1);
}

export function print(line: string): void {
	console.log(`soak: ${line}`);
}
