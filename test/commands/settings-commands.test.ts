import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SaidCustomer } from '../../electron/app/asked-customer.ts';
import { connectSettings } from '../../electron/commands/settings-commands.ts';
import type { ConnectionState } from '../../electron/contract/app-state.ts';
import { DEFAULT_NOTIFICATIONS } from '../../electron/contract/preferences.ts';
import { type Failure, failed, success } from '../../electron/contract/outcome.ts';
import type { Retention } from '../../electron/contract/retention.ts';
import type { Choices, SettingsView } from '../../electron/contract/settings.ts';
import { readConfiguration } from '../../electron/settings/configuration.ts';
import { keepSettings } from '../../electron/settings/keep-settings.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import { aCall } from '../fakes/a-call.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const NOBODY = { webContentsId: -1 };
const REFUSED: Failure = {
	...{ kind: 'refused', peer: 'service', host: 'api.example', status: 503 },
	...{ requestId: 'r-42', retryAfterMs: null },
};

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-settings-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

function world(managed: Partial<Choices> = {}) {
	const clock = new FakeClock();
	const path = join(folder, 'settings.json');
	const open = () => ({ set: () => undefined });
	const settings = keepSettings({ path, open, now: () => clock.now(), managed });
	const announced: SettingsView[] = [];
	const told: { dialect: SettingsView['dialect'] } = { dialect: null };
	const said: { customer: SaidCustomer | null } = { customer: null };
	const did: string[] = [];
	const listeners: (() => void)[] = [];
	const history = {
		state: { kind: 'idle' } as ConnectionState,
		onChange: (listener: () => void) => listeners.push(listener),
	};
	const steps = {
		provider: () => Promise.resolve(success(null)),
		token: () => Promise.resolve(success(null)),
		service: () => Promise.resolve(success(null)),
		stream: () => Promise.resolve(success(null)),
	};
	const test = { steps };
	const network = { proxy: 'DIRECT' };
	const latest = aCall();
	const connected = connectSettings({
		...{ settings, clock, history, test, folder },
		connection: readConfiguration({ NFON_CLIENT_ID: 'one' }).connection,
		managedFile: { path: '/etc/x.json', exists: false },
		calls: {
			count: () => 3,
			lists: { countBefore: () => Promise.resolve(2) } as never,
			notes: { newestWith: (key: string) => (key === 'global:1' ? latest : null) } as never,
		},
		desk: {
			announceSettings: (view) => announced.push(view),
			announceCalls: () => did.push('announce-calls'),
			endDoNotDisturb: () => did.push('end-do-not-disturb'),
		},
		dialect: () => told.dialect,
		customer: () => said.customer,
		proxy: () => Promise.resolve(network.proxy),
		state: () => anAppState(),
		refresh: () => did.push('refresh'),
		forget: () => Promise.resolve(success(null)),
		versions: ['Electron 45'],
		licences: () => Promise.resolve([]),
		writeClipboard: (text) => {
			did.push(text);
			return Promise.resolve();
		},
	});
	const enter = (state: ConnectionState): void => {
		history.state = state;
		for (const listener of listeners) listener();
	};
	const view = async (): Promise<SettingsView> => {
		const answer = await connected.handlers['settings.read'](null, NOBODY);
		if (!answer.ok) throw new Error(answer.failure.kind);
		return answer.value;
	};
	return { ...connected, settings, clock, announced, did, enter, told, said, view, test, network };
}

test('a change holds at once, and everybody who shows something is told', async () => {
	const { handlers, settings, announced, did } = world();

	const changed = await handlers['settings.change']({ name: 'theme', value: 'dark' }, NOBODY);

	expect(changed).toEqual(success(null));
	expect(settings.get('theme')).toBe('dark');
	expect(announced.at(-1)?.choices.theme).toBe('dark');
	expect(did).toContain('refresh');
});

test('what an administrator has set is refused', async () => {
	const { handlers, settings, view } = world({ theme: 'dark' });

	const changed = await handlers['settings.change']({ name: 'theme', value: 'light' }, NOBODY);

	expect(changed).toEqual(failed({ kind: 'setting-locked' }));
	expect(settings.get('theme')).toBe('dark');
	expect((await view()).locked).toEqual(['theme']);
});

test('a template that makes no address is refused, and one that does is shown with an example', async () => {
	const { handlers, settings, view } = world();
	const change = (template: string) =>
		handlers['settings.change'](
			{ name: 'callBack', value: { scheme: 'template', template, viaTrunk: false } },
			NOBODY,
		);

	expect(await change('file:///{number}')).toEqual(
		failed({ kind: 'cannot-call', why: 'bad-template' }),
	);
	expect(settings.get('callBack')).toBeNull();

	expect((await change('https://phone.example/?to={number}')).ok).toBe(true);
	expect((await view()).callBackExample).toBe('https://phone.example/?to=%2B493023125000');
});

test('what nobody chose is as it comes', async () => {
	const { view } = world();

	expect(await view()).toMatchObject({
		choices: {
			...{ language: null, theme: 'system', trayIcon: 'automatic', quietHours: [] },
			notifications: DEFAULT_NOTIFICATIONS,
		},
		...{ callBackExample: 'tel:+493023125000', calls: 3, connectedSince: null, rules: [] },
	});
});

test('before calls are kept for a shorter time, it is known how many go', async () => {
	const { handlers, view } = world();
	const wouldGo = async (retention: Retention) => {
		const answer = await handlers['history.not-kept']({ retention }, NOBODY);
		return answer.ok ? answer.value.calls : null;
	};

	expect((await view()).choices.retention).toBe('everything');
	expect(await wouldGo('everything')).toBe(0);
	expect(await wouldGo('30-days')).toBe(2);
	expect(await wouldGo('nothing')).toBe(3);
});

test('transcripts are fetched until the person, or an administrator, says otherwise', async () => {
	const own = world();
	expect((await own.view()).choices.fetchTranscripts).toBe(true);

	await own.handlers['settings.change']({ name: 'fetchTranscripts', value: false }, NOBODY);

	expect((await own.view()).choices.fetchTranscripts).toBe(false);
	const managed = world({ fetchTranscripts: false });
	expect(await managed.view()).toMatchObject({
		...{ choices: { fetchTranscripts: false }, locked: ['fetchTranscripts'] },
	});
	expect(
		await managed.handlers['settings.change']({ name: 'fetchTranscripts', value: true }, NOBODY),
	).toMatchObject({ ok: false, failure: { kind: 'setting-locked' } });
});

test('what is kept changed: whoever shows it is told at once', () => {
	const { announce, announced, did } = world();

	announce();

	expect(announced).toHaveLength(1);
	expect(did).toEqual(['refresh']);
});

test('a rule is made, changed and taken away, and carries the name of its latest call', async () => {
	const { handlers, rule, view, did } = world();
	const set = (counterpart: string, notify: 'always' | 'never' | null) =>
		handlers['rules.set']({ counterpart, notify }, NOBODY);

	await set('global:1', 'always');
	await set('global:493023125001', 'never');
	await set('global:1', 'never');

	expect(rule('global:1')).toBe('never');
	expect(rule(null)).toBeNull();
	const { rules } = await view();
	expect(rules.map(({ notify }) => notify)).toEqual(['never', 'never']);
	expect(rules[0]?.party).toMatchObject({ numberText: '+49 30 23125001', name: null });
	expect(rules[1]?.party.name).not.toBeNull();
	expect(did).toContain('announce-calls');

	await set('global:1', null);
	expect(rule('global:1')).toBeNull();
});

test('since when there is a connection is known while there is one', async () => {
	const { enter, view, clock } = world();
	const at = new Date(clock.now()).toISOString();

	enter({ kind: 'catching-up', calls: 0, firstFill: true });
	enter({ kind: 'up-to-date' });
	expect((await view()).connectedSince).toBe(at);

	enter({ kind: 'offline', failure: REFUSED, retryAt: at });
	expect((await view()).connectedSince).toBeNull();
});

test('the dialect is announced when the first records have told it', () => {
	const { enter, announced, told } = world();
	enter({ kind: 'catching-up', calls: 0, firstFill: false });
	expect(announced.at(-1)?.dialect).toBeNull();

	told.dialect = '2.0-early-access.2';
	enter({ kind: 'up-to-date' });

	expect(announced.at(-1)).toMatchObject({ dialect: '2.0-early-access.2' });
	expect(announced.at(-1)?.connectedSince).toBe(announced.at(0)?.connectedSince);
});

test('a test of the connection stops at the step that fails', async () => {
	const { handlers, test: way } = world();
	way.steps.token = () => Promise.resolve(failed({ kind: 'signed-out' }));

	const answer = await handlers['connection.test'](null, NOBODY);

	expect(answer).toEqual(
		success({
			hops: [
				{ hop: 'provider', outcome: null, tookMs: 0 },
				{ hop: 'token', outcome: { kind: 'signed-out' }, tookMs: 0 },
				{ hop: 'service', outcome: 'not-tried', tookMs: 0 },
				{ hop: 'stream', outcome: 'not-tried', tookMs: 0 },
			],
		}),
	);
});

test('a service that gives its list but no stream fails at that', async () => {
	const { handlers, test: way } = world();
	way.steps.stream = () => Promise.resolve(failed(REFUSED) as never);

	const answer = await handlers['connection.test'](null, NOBODY);

	expect(answer).toMatchObject({
		value: {
			hops: [
				...['provider', 'token', 'service'].map((hop) => ({ hop, outcome: null })),
				{ hop: 'stream', outcome: REFUSED },
			],
		},
	});
});

test.each([
	['PROXY proxy.example:3128;DIRECT', 'proxy.example:3128'],
	['DIRECT', null],
])('of %j the proxy is %j', async (list, proxy) => {
	const { handlers, network } = world();
	network.proxy = list;

	expect(await handlers['connection.proxy'](null, NOBODY)).toEqual(success(proxy));
});

test('diagnostics carry request ids and counts, and nothing about people', async () => {
	const { handlers, did, enter, settings } = world();
	settings.set('rules', [{ counterpart: 'global:493023125001', notify: 'never' }]);
	enter({ kind: 'offline', failure: REFUSED, retryAt: '2025-11-12T09:41:00.000Z' });

	await handlers['diagnostics.copy'](null, NOBODY);

	const text = did.at(-1) ?? '';
	expect(text).toContain('service 503 r-42');
	expect(text).toContain('Calls: 3, open: 0');
	expect(text).toContain('Rules: 1');
	expect(text).toContain('Transcripts: fetched');
	for (const secret of ['Maria', 'Schneider', '142', 'K1234', 'user-1', '23125001', 'api.example'])
		expect(text).not.toContain(secret);
});

test.each(['token', 'records', 'person'] as const)(
	'a K-number that nobody configured is shown with who says it: %s',
	async (origin) => {
		const { view, said } = world();
		said.customer = { value: 'K1234', origin };

		const row = (await view()).connection.find(({ name }) => name === 'NFON_CUSTOMER');
		expect(row).toMatchObject({ value: 'K1234', origin });
	},
);
