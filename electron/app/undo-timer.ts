import type { Clock } from '../ground/clock.ts';

export const TIME_TO_UNDO_MS = 10_000;

const TICK_MS = 1_000;
// A tick this far from its time was held up by sleep, or somebody set the clock.
const JUMP_MS = 2_000;

/**
 * Calls `onOver` when the person had ten seconds, awake and by the wall clock: after a sleep, or when the clock was set,
 * they have them anew. `onUntil` is told when that will be, in milliseconds since 1970. The returned function ends it.
 */
export function timeToUndo(
	clock: Clock,
	onUntil: (until: number) => void,
	onOver: () => void,
): () => void {
	let cancel = (): void => undefined;
	const begin = (): number => {
		const until = clock.now() + TIME_TO_UNDO_MS;
		onUntil(until);
		return until;
	};
	const tick = (until: number): void => {
		const leftMs = until - clock.now();
		if (leftMs <= 0) {
			onOver();
			return;
		}
		const delayMs = Math.min(leftMs, TICK_MS);
		const dueAt = clock.now() + delayMs;
		cancel = clock.after(delayMs, () => {
			const hasJumped = Math.abs(clock.now() - dueAt) > JUMP_MS;
			tick(hasJumped ? begin() : until);
		});
	};
	tick(begin());
	return () => {
		cancel();
	};
}
