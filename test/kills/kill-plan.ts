/** When the app is killed: drawn from a seed, so that a plan that failed can be played again. */
import { Draw, weigh } from '../simulator/records/draw.ts';

/** What a configuration decides. */
export interface KillsOptions {
	readonly kills: number;
	readonly seed: string;
}

/** A moment is an event that always comes, and a random while after it. */
export type Moment =
	/** After the start of the process: before the store is open, while it signs in, while it catches up. */
	| { readonly kind: 'starting'; readonly afterMs: number }
	/** After the stream opened, while the first fill has not been finished yet. */
	| { readonly kind: 'filling'; readonly afterMs: number }
	/** After it was up to date, while calls come, change, and streams break. */
	| { readonly kind: 'living'; readonly afterMs: number }
	/** After a call was missed: before it is stored, while it is told, or just told. */
	| { readonly kind: 'telling'; readonly afterMs: number };

// A fifth of the kills interrupts the first fill. The spans are a little longer than what they shall hit.
const FILLING_SHARE = 0.2;
const SPAN_MS = { starting: 2_000, filling: 1_500, living: 900, telling: 60 };
const LATER_KINDS = weigh<Exclude<Moment['kind'], 'filling'>>([
	['starting', 3],
	['living', 3],
	['telling', 3],
]);

export function momentOf(seed: string, round: number, rounds: number): Moment {
	const draw = new Draw(`${seed}:moment:${round}`);
	const kind = round < rounds * FILLING_SHARE ? 'filling' : draw.weighted(LATER_KINDS);
	return { kind, afterMs: draw.whole(0, SPAN_MS[kind]) };
}
