/** Whether transcripts are fetched with everything else: what the service is asked, and what is here afterwards. */
import { afterEach, expect, test } from 'vitest';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { keeperUnderTest, type UnderTest } from './service-under-test.ts';

let running: UnderTest;

afterEach(async () => {
	await running.stop();
});

async function startedWithout(): Promise<UnderTest> {
	running = await keeperUnderTest();
	running.fetchTranscripts(false);
	running.keeper.start();
	await running.reaches('up-to-date');
	return running;
}

/** What single records were asked for, in their order. */
function asked(): readonly string[] {
	return running.simulator.requests.list('record').map(({ target }) => target);
}

function uuidsIn(targets: readonly string[]): readonly string[] {
	return targets.map((target) => /records\/([^?]+)/.exec(target)?.[1] ?? '');
}

/** Uuids of the service's calls whose transcripts are done, newest first. */
function transcribed(): readonly string[] {
	return running.simulator.service
		.calls()
		.filter(({ transcription }) => transcription?.available === true)
		.toSorted((a, b) => Date.parse(b.created) - Date.parse(a.created))
		.map(({ uuid }) => uuid);
}

function textOf(uuid: string) {
	return running.store.find(uuid)?.call.transcription?.lines ?? null;
}

test('switched off, no text and no summary comes here, by list or stream, and every call does', async () => {
	const { simulator, store } = await startedWithout();
	const { uuid } = simulator.service.placeCall({ kind: 'answered', transcription: 'ready' });
	await running.storeHas(() => store.find(uuid) !== null);
	const missed = simulator.service.placeMissedCall();
	await running.storeHas(() => store.find(missed.uuid) !== null);

	const lists = simulator.requests.list('list').map(({ target }) => target);
	expect(lists.length).toBeGreaterThan(2);
	expect(lists.filter((target) => target.includes('complete'))).toEqual([]);
	expect(asked()).toEqual([]);
	expect(store.count()).toBe(simulator.service.calls().length);
	expect(transcribed().length).toBeGreaterThan(20);
	for (const each of transcribed()) {
		expect(store.find(each)?.call.transcription).toMatchObject({
			...{ available: true, lines: null, summary: null },
		});
	}
	const query = { ...EVERY_CALL, filter: 'transcript' } as const;
	expect((await store.lists.uuids(query, 1_000)).toSorted()).toEqual(transcribed().toSorted());
});

test('switched on again, all texts come, the newest first, each asked for once', async () => {
	await startedWithout();

	running.fetchTranscripts(true);
	await running.storeHas(() => transcribed().every((uuid) => textOf(uuid) !== null));

	expect(uuidsIn(asked())).toEqual(transcribed());
	expect(asked().every((target) => target.includes('complete=true'))).toBe(true);
});

test('what was broken off by the end of a run is gone on with by the next one', async () => {
	await startedWithout();
	const oldest = transcribed().at(-1) ?? '';
	running.fetchTranscripts(true);
	await running.storeHas(() => textOf(transcribed()[4] ?? '') !== null);
	running.keeper.stop();
	expect(textOf(oldest)).toBeNull();

	running.keeper.start();
	await running.storeHas(() => transcribed().every((uuid) => textOf(uuid) !== null));

	// The one that was under way at the end may have been asked for in vain.
	expect(asked().length - new Set(asked()).size).toBeLessThanOrEqual(1);
});

test('switched off, texts that are here stay, also of a call that the list tells of again', async () => {
	running = await keeperUnderTest();
	running.keeper.start();
	await running.reaches('up-to-date');
	expect(transcribed().every((uuid) => textOf(uuid) !== null)).toBe(true);

	running.fetchTranscripts(false);
	await running.simulator.restart();
	await running.reaches('offline');
	await running.reaches('up-to-date');

	const [newest = ''] = transcribed();
	expect(running.simulator.requests.list('list').at(-1)?.target).not.toContain('complete');
	expect(textOf(newest)).not.toBeNull();
	expect(transcribed().every((uuid) => textOf(uuid) !== null)).toBe(true);
});
