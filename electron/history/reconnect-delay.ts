const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before attempt `attempt` (0 is the first retry), in milliseconds: exponential back-off from
 * 1 s to 60 s with full jitter, so that a thousand desks do not return to a recovered server in one second.
 * `random` answers 0 ≤ x < 1. A server's own `Retry-After` is the floor.
 */
export function reconnectDelayMs(
	attempt: number,
	retryAfterMs: number | null,
	random: () => number,
): number {
	const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
	return Math.max(retryAfterMs ?? 0, Math.round(ceiling * random()));
}
