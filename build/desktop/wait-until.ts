import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Asks again and again until the answer is neither null nor false, and returns it. Past the limit
 * it throws a sentence that says what was awaited.
 */
export async function waitUntil<Answer>(
	what: string,
	limitMs: number,
	ask: () => Answer | null | false | Promise<Answer | null | false>,
): Promise<Answer> {
	const deadline = performance.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== null && answer !== false) return answer;
		if (performance.now() > deadline) {
			throw new Error(`Waited ${String(limitMs / 1000)} seconds in vain: ${what}.`);
		}
		await delay(POLL_MS);
	}
}
