/** Questions to the keychain, in their order. */
import type { Clock } from '../ground/clock.ts';
import type { failed, Outcome } from '../contract/outcome.ts';

type InTurn = <Value>(
	work: (over: AbortSignal) => Promise<Outcome<Value>>,
) => Promise<Outcome<Value>>;

/**
 * One question at a time, each within the limit, after which the answer is `late`. keytar blocks a thread of
 * Node's pool of four for as long as the system's prompt is open: several at once, and neither files nor names could
 * be looked up any more. So while a question that overran its limit has no answer, the next ones wait for nothing.
 */
export function oneAtATime(
	clock: Pick<Clock, 'after'>,
	limitMs: number,
	late: ReturnType<typeof failed>,
): InTurn {
	let last: Promise<unknown> = Promise.resolve();
	let stuck = false;
	return async <Value>(work: (over: AbortSignal) => Promise<Outcome<Value>>) => {
		if (stuck) return late;
		const before = last;
		const over = new AbortController();
		const answer = (async () => {
			await before;
			return over.signal.aborted ? late : work(over.signal);
		})();
		last = answer.catch(() => undefined).then(() => (stuck = false));
		return new Promise<Outcome<Value>>((resolve, reject) => {
			const stop = clock.after(limitMs, () => {
				stuck = true;
				over.abort();
				resolve(late);
			});
			answer.finally(stop).then(resolve, reject);
		});
	};
}
