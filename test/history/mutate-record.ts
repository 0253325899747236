/** Records that were valid once: those of the simulator's generator, in both dialects, and what is done to them. */
import fc from 'fast-check';
import { generateHistory } from '../simulator/records/generate-history.ts';
import { castFor } from '../simulator/records/people.ts';
import { DIALECTS, toWire } from '../simulator/service/dialects.ts';
import { wrongKey, wrongValue } from './wrong-values.ts';

const SEED = 'mutations';

// As JSON, short and complete; two hundred are enough to have every kind of call among them.
const VALID = generateHistory({
	...{ seed: SEED, cast: castFor(SEED), nowMs: Date.UTC(2025, 5, 3), calls: 200, days: 30 },
}).map((call, at) => JSON.stringify(toWire(call, DIALECTS[at % 2] ?? DIALECTS[0], at % 3 === 0)));

const WAYS = [
	...(['drop', 'duplicate', 'rename', 'replace', 'to-other-type', 'in-a-list'] as const),
	...(['add', 'twice'] as const),
];

interface Mutation {
	readonly way: (typeof WAYS)[number];
	/** Which of all the fields, however deep. */
	readonly where: number;
	readonly key: string;
	readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	way: fc.constantFrom(...WAYS),
	where: fc.nat(),
	key: wrongKey,
	value: wrongValue,
});

const spoiltRecord = fc
	.tuple(fc.constantFrom(...VALID), fc.array(mutation, { minLength: 1, maxLength: 4 }))
	.map(([valid, mutations]) => mutations.reduce(mutated, valid));

/** The JSON of a record that was valid before one to four things were done to it; now and then, of anything. */
export const mutatedRecord: fc.Arbitrary<string> = fc.oneof(
	{ weight: 50, arbitrary: spoiltRecord },
	{ weight: 1, arbitrary: wrongValue.map((value) => JSON.stringify(value)) },
);

type Branch = Record<string, unknown>;

function mutated(json: string, { way, where, key, value }: Mutation): string {
	const whole = JSON.parse(json) as unknown;
	const places = placesIn(whole);
	const place = places[where % places.length];
	// Everything was dropped already.
	if (place === undefined) return JSON.stringify(value);
	const [branch, field] = place;
	const old = branch[field];
	if (way === 'drop' || way === 'rename') Reflect.deleteProperty(branch, field);
	if (way === 'duplicate' || way === 'rename') put(branch, key, old);
	if (way === 'replace') put(branch, field, value);
	if (way === 'to-other-type') put(branch, field, otherType(old));
	if (way === 'in-a-list') put(branch, field, [old, value]);
	if (way === 'add') put(branch, key, value);
	const result = JSON.stringify(whole);
	// [RFC 8259 §4] names "SHOULD be unique": of two, JavaScript reads the last.
	return way === 'twice' && result.startsWith('{"')
		? `${result.slice(0, -1)},${JSON.stringify(field)}:${JSON.stringify(value)}}`
		: result;
}

/** Every field of every object and list in it. */
function placesIn(value: unknown): readonly (readonly [Branch, string])[] {
	if (typeof value !== 'object' || value === null) return [];
	const branch = value as Branch;
	return Object.keys(branch).flatMap((field) => [
		[branch, field] as const,
		...placesIn(branch[field]),
	]);
}

/** As JSON does it: `__proto__` is a field like any other. A list has no names, and gets one more. */
function put(branch: Branch, field: string, value: unknown): void {
	if (Array.isArray(branch) && !Object.keys(branch).includes(field)) branch.push(value);
	else {
		Object.defineProperty(branch, field, {
			...{ value, writable: true, enumerable: true, configurable: true },
		});
	}
}

/** Text as a number where it is one, everything else as its text. */
function otherType(value: unknown): unknown {
	if (typeof value !== 'string') return JSON.stringify(value);
	return Number.isNaN(Number(value)) ? value.length : Number(value);
}
