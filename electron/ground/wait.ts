import type { Clock } from './clock.ts';

/** Resolves after so long, or as soon as the signal aborts. */
export function wait(ms: number, clock: Pick<Clock, 'after'>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = (): void => {
			cancel();
			signal.removeEventListener('abort', end);
			resolve();
		};
		const cancel = clock.after(ms, end);
		signal.addEventListener('abort', end);
	});
}
