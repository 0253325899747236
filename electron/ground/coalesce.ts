import type { Clock } from './clock.ts';

/**
 * Runs at once, and then at most every `everyMs`: what is asked for meanwhile is done once, at the end of it. A first
 * fill changes the store a thousand times a minute; nobody can see that often.
 */
export function coalesce(clock: Clock, everyMs: () => number, run: () => void): () => void {
	let isResting = false;
	let isAsked = false;
	const act = (): void => {
		isAsked = false;
		isResting = true;
		clock.after(everyMs(), () => {
			isResting = false;
			if (isAsked) act();
		});
		run();
	};
	return () => {
		if (isResting) isAsked = true;
		else act();
	};
}
