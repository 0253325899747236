const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

// A server that asks for a month has a bug; one that means it will say so again.
const LONGEST_WISH_MS = 60 * 60_000;

/** How much of a server's `Retry-After` is honoured, in milliseconds: up to an hour; none of none. */
export function honouredMs(retryAfterMs: number | null): number {
	return Math.min(retryAfterMs ?? 0, LONGEST_WISH_MS);
}

/**
 * How long to wait before attempt `attempt` (0 is the first retry), in milliseconds: exponential back-off from
 * 1 s to 60 s with full jitter, so that a thousand desks do not return to a recovered server in one second.
 * `random` answers 0 ≤ x < 1. A server's own `Retry-After` is the floor, up to an hour.
 */
export function reconnectDelayMs(
	attempt: number,
	retryAfterMs: number | null,
	random: () => number,
): number {
	const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
	return Math.max(honouredMs(retryAfterMs), Math.round(ceiling * random()));
}
