import { weigh, type Draw } from './draw.ts';

/**
 * Numbers that ring at nobody's desk, written as the service writes `global` ones: E.164 without the
 * plus. Germany's Bundesnetzagentur, Britain's Ofcom and the North American numbering plan keep these
 * ranges free for film and print.
 */
const RANGES: readonly {
	readonly prefix: string;
	readonly digits: number;
	readonly weight: number;
}[] = [
	{ prefix: '493023125', digits: 3, weight: 6 }, // Berlin
	{ prefix: '496990009', digits: 3, weight: 5 }, // Frankfurt
	{ prefix: '494066969', digits: 3, weight: 5 }, // Hamburg
	{ prefix: '492214710', digits: 3, weight: 4 }, // Köln
	{ prefix: '498999998', digits: 3, weight: 8 }, // München
	{ prefix: '4917139200', digits: 2, weight: 9 }, // German mobile
	{ prefix: '442079460', digits: 3, weight: 3 }, // London
	{ prefix: '447700900', digits: 3, weight: 2 }, // British mobile
	{ prefix: '1212555010', digits: 1, weight: 1 }, // New York
	{ prefix: '1415555013', digits: 1, weight: 1 }, // San Francisco
];

const WEIGHTED = weigh(RANGES.map((range) => [range, range.weight] as const));

export function drawPhoneNumber(draw: Draw): string {
	const range = draw.weighted(WEIGHTED);
	return range.prefix + draw.digits(range.digits);
}

export function isEnglishSpeaking(number: string): boolean {
	return number.startsWith('44') || number.startsWith('1');
}
