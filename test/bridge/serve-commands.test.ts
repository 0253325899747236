import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { expect, test } from 'vitest';
import { ASK_CHANNEL, serveCommands } from '../../electron/bridge/serve-commands.ts';
import { requestSchemas } from '../../electron/bridge/request-schemas.ts';
import { success } from '../../electron/contract/outcome.ts';
import { FakeIpcMain, fromPage } from '../fakes/fake-ipc-main.ts';

const OURS = fromPage('app://call-history/index.html', { id: 7 });
const REFUSED = { ok: false, failure: { kind: 'bad-request' } };

/** Serves handlers that note what reached them, to senders with our address. */
function served(without: readonly string[] = []) {
	const ipcMain = new FakeIpcMain();
	const reached: unknown[] = [];
	const refused: string[] = [];
	const note = (request: unknown, { webContentsId }: { webContentsId: number }) => {
		reached.push({ request, webContentsId });
		return success(null);
	};
	const names = Object.keys(requestSchemas).filter((name) => !without.includes(name));
	const handlers = Object.fromEntries(names.map((name) => [name, note]));
	serveCommands(
		ipcMain,
		() => handlers,
		({ senderFrame }) => senderFrame?.url.startsWith('app://call-history/') === true,
		(why) => refused.push(why),
	);
	const ask = (event: typeof OURS, ...words: unknown[]) =>
		ipcMain.invoke(ASK_CHANNEL, event, ...words);
	return { ask, reached, refused };
}

test('a question of our window reaches its handler, with who asked', async () => {
	const { ask, reached } = served();
	const request = { query: EVERY_CALL, unfolded: [], kept: null, offset: 0, limit: 50 };

	const answer = await ask(OURS, 'calls.range', request);

	expect(answer).toEqual({ ok: true, value: null });
	expect(reached).toEqual([{ request, webContentsId: 7 }]);
});

test('a page that is not ours gets a refusal, and reaches nothing', async () => {
	const { ask, reached, refused } = served();

	const answer = await ask(fromPage('https://example.com/'), 'app.state', null);

	expect(answer).toEqual(REFUSED);
	expect(reached).toEqual([]);
	expect(refused).toEqual(['sender']);
});

test('what a window’s handlers leave out is refused, and reaches nothing', async () => {
	const { ask, reached, refused } = served(['calls.undo-delete']);

	expect(await ask(OURS, 'calls.undo-delete', null)).toEqual({
		ok: false,
		failure: { kind: 'look-only' },
	});
	expect(reached).toEqual([]);
	expect(refused).toEqual([]);
});

test.each(['calls.erase-all', '__proto__', 'constructor', '', 7, null, undefined])(
	'no handler answers to the name %s',
	async (name) => {
		const { ask, reached, refused } = served();

		expect(await ask(OURS, name, null)).toEqual(REFUSED);
		expect(reached).toEqual([]);
		expect(refused).toEqual(['command']);
	},
);

test.each([
	['calls.range', { query: EVERY_CALL, unfolded: [], kept: null, offset: -1, limit: 50 }],
	['calls.range', { query: EVERY_CALL, unfolded: [], kept: null, offset: 0, limit: 100_000 }],
	['calls.range', { query: EVERY_CALL, unfolded: [], kept: null, offset: 0.5, limit: 5 }],
	[
		'calls.range',
		{
			query: { ...EVERY_CALL, filter: "all' OR 1=1 --" },
			unfolded: [],
			kept: null,
			offset: 0,
			limit: 5,
		},
	],
	[
		'calls.range',
		{ query: EVERY_CALL, unfolded: [], kept: null, offset: 0, limit: 5, extra: true },
	],
	['calls.range', null],
	['calls.details', { uuid: 'not-a-uuid' }],
	['calls.set-handled', { uuids: ['4f0d2f6e-3c1b-4d5e-8f6a-1b2c3d4e5f60'], handled: 'yes' }],
	['app.state', {}],
	['window.open-history', { show: 7 }],
])('%s refuses a request that is not of its form: %j', async (name, request) => {
	const { ask, reached, refused } = served();

	expect(await ask(OURS, name, request)).toEqual(REFUSED);
	expect(reached).toEqual([]);
	expect(refused).toEqual(['request']);
});
