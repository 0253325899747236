/** The fault table: every row is a fault, what the person sees of it, and how it comes right. */
import { afterAll, describe, test } from 'vitest';
import { answers } from './answers.ts';
import { authorization } from './authorization.ts';
import { bodies } from './bodies.ts';
import { connecting } from './connecting.ts';
import { type Fault, suffer } from './fault.ts';
import { store } from './store.ts';
import { streamBytes } from './stream-bytes.ts';
import { time } from './time.ts';

const TABLE: Readonly<Record<string, readonly Fault[]>> = {
	connecting,
	answers,
	bodies,
	'stream bytes': streamBytes,
	authorization,
	store,
	time,
};

let asExpected = 0;

describe.concurrent.each(Object.entries(TABLE))('%s', (_subject, faults) => {
	test.each(faults)('$name', { timeout: 90_000 }, async (fault) => {
		await suffer(fault);
		asExpected += 1;
	});
});

afterAll(() => {
	const all = Object.values(TABLE).flat().length;
	process.stdout.write(`faults: ${String(all)} faults, ${String(asExpected)} as expected\n`);
});
