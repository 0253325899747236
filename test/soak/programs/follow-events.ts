/** Words: the stream's address, how many events it has, after how many the first sample is taken, and how many more each. */
import { systemClock } from '../../../electron/ground/clock.ts';
import { request } from '../../../electron/history/answer.ts';
import { parseRecord } from '../../../electron/history/call-schema.ts';
import { followStream } from '../../../electron/history/event-stream.ts';
import { type MemorySample, memorySampler } from '../memory-measured.ts';
import { network, runProgram } from './program.ts';

runProgram(async (url = '', warmUp, sampleEvery) => {
	const sample = memorySampler();
	const samples: MemorySample[] = [];
	const fetch = network('stream');
	const startedAt = performance.now();
	let understood = 0;
	let pieces = 0;
	let lastId: string | null = null;
	const ended = await followStream({
		url,
		open: (signal) => request(fetch, new URL(url), 'text/event-stream', { signal }),
		clock: systemClock,
		signal: new AbortController().signal,
		onOpen: () => undefined,
		onPiece: () => {
			pieces += 1;
		},
		onEvent: (data, id) => {
			if (parseRecord(JSON.parse(data), false).understood) understood += 1;
			lastId = id;
			if (understood < Number(warmUp) || understood % Number(sampleEvery) !== 0) return;
			samples.push(sample());
		},
	});
	const seconds = (performance.now() - startedAt) / 1000;
	return { ended, understood, pieces, lastId, seconds, samples };
});
