/**
 * Randomness that is the same every time: what is drawn depends on the seed alone, on every machine.
 * FNV-1a spreads the seed's letters; from there Marsaglia's xorshift (2003) goes on, added to a
 * counter, as he proposes. The counter doubles the state to 64 bits: with 32, two of a hundred
 * thousand uuids would be the same.
 */
export class Draw {
	#state: number;
	#counter: number;

	constructor(seed: string) {
		this.#state = fnv1a(seed) || 1;
		this.#counter = fnv1a(`counter:${seed}`);
		// The first numbers of neighbouring seeds ("…-01", "…-02") resemble each other.
		for (let turn = 0; turn < 8; turn++) this.#next();
	}

	/** At least 0 and below 1. */
	fraction(): number {
		return this.#next() / 0x1_0000_0000;
	}

	/** A whole number from `least` to `most`, both included. */
	whole(least: number, most: number): number {
		return least + Math.floor(this.fraction() * (most - least + 1));
	}

	chance(probability: number): boolean {
		return this.fraction() < probability;
	}

	oneOf<Item>(items: readonly Item[]): Item {
		const item = items[this.whole(0, items.length - 1)];
		if (item === undefined) throw new RangeError('There is nothing to draw from.');
		return item;
	}

	/** The earlier ones come up more often: a few contacts make most of somebody's calls. */
	oneOfTheFirst<Item>(items: readonly Item[]): Item {
		const item = items[Math.floor(this.fraction() ** 2.5 * items.length)];
		if (item === undefined) throw new RangeError('There is nothing to draw from.');
		return item;
	}

	weighted<Item>({ choices, total }: Weighted<Item>): Item {
		let left = this.fraction() * total;
		for (const [item, weight] of choices) {
			left -= weight;
			if (left < 0) return item;
		}
		throw new RangeError('There is nothing to draw from.');
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.whole(0, 9)).join('');
	}

	/** Shaped as a random UUID (RFC 9562, version 4). */
	uuid(): string {
		const hex = [0, 0, 0, 0].map(() => this.#next().toString(16).padStart(8, '0')).join('');
		const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
		return [
			hex.slice(0, 8),
			hex.slice(8, 12),
			`4${hex.slice(13, 16)}`,
			variant + hex.slice(17, 20),
			hex.slice(20),
		].join('-');
	}

	#next(): number {
		let state = this.#state;
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		this.#state = state;
		this.#counter = (this.#counter + COUNTER_STEP) | 0;
		return (state + this.#counter) >>> 0;
	}
}

/** Things of which some come up more often than others. */
export interface Weighted<Item> {
	readonly choices: readonly (readonly [Item, number])[];
	readonly total: number;
}

export function weigh<Item>(choices: Weighted<Item>['choices']): Weighted<Item> {
	return { choices, total: choices.reduce((sum, [, weight]) => sum + weight, 0) };
}

// 2^32 divided by the golden ratio: an odd number, so the counter passes every value.
const COUNTER_STEP = 0x9e3779b9;

function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return hash >>> 0;
}
