import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppState, DesktopState } from '../../electron/contract/app-state.ts';
import { failed, success } from '../../electron/contract/outcome.ts';
import { DEFAULT_NOTIFICATIONS } from '../../electron/contract/preferences.ts';
import type { SettingsView } from '../../electron/contract/settings.ts';
import { anAppState, aParty } from '../fakes/a-call-row.ts';
import { aSettingsView } from '../fakes/a-settings-view.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { openSettingsAt } from './a-settings-window.ts';
import { timeOfDay } from './time-of-day.ts';

let bridge = new FakeBridge();
let proxy: string | null = null;
beforeEach(() => {
	bridge = new FakeBridge();
	proxy = null;
});
afterEach(() => {
	bridge.complain();
});

/** Opens the window at a section. */
function open(
	section: string,
	view: SettingsView = aSettingsView(),
	state: AppState = anAppState(),
): Promise<() => void> {
	bridge.answers('connection.proxy', () => success(proxy));
	return openSettingsAt(bridge, section, view, state);
}

function onDesktop(but: Partial<DesktopState>): AppState {
	const state = anAppState();
	return { ...state, desktop: { ...state.desktop, ...but } };
}

async function choose(label: string, value: string): Promise<HTMLSelectElement> {
	const field = screen.getByLabelText<HTMLSelectElement>(label);
	await fireEvent.change(field, { target: { value } });
	return field;
}

test('a choice is sent at once, whole, and shown before main answers', async () => {
	await open('General');
	bridge.expects('settings.change', () => success(null));

	const field = await choose('Appearance', 'dark');

	expect(bridge.askedFor('settings.change')).toEqual([{ name: 'theme', value: 'dark' }]);
	expect(field.value).toBe('dark');
});

test('a choice that is refused goes back to what holds', async () => {
	await open('Notifications');
	bridge.expects('settings.change', () => failed({ kind: 'setting-locked' }));
	const sound = screen.getByRole<HTMLInputElement>('switch', { name: 'Sound' });
	expect(sound.checked).toBe(true);

	await fireEvent.click(sound);

	await expect.poll(() => sound.checked).toBe(true);
	expect(bridge.askedFor('settings.read')).toHaveLength(2);
});

test('what an administrator has set is shown, and cannot be changed', async () => {
	await open('General', aSettingsView({ locked: ['theme'] }, { theme: 'dark' }));

	const field = screen.getByLabelText<HTMLSelectElement>('Appearance');

	expect(field.value).toBe('dark');
	expect(field.disabled).toBe(true);
	const why = document.getElementById(field.getAttribute('aria-describedby') ?? '');
	expect(why?.textContent.trim()).toBe('Set by your administrator');
	expect(screen.getByLabelText<HTMLSelectElement>('Language').disabled).toBe(false);
});

test('another window’s change is seen', async () => {
	await open('General');

	bridge.push('settings.changed', aSettingsView({}, { theme: 'light' }));

	const field = screen.getByLabelText<HTMLSelectElement>('Appearance');
	await expect.poll(() => field.value).toBe('light');
});

test('each kind has a switch of its own', async () => {
	await open('Notifications');
	bridge.expects('settings.change', () => success(null));

	await fireEvent.click(screen.getByRole('switch', { name: 'Missed calls to a queue' }));

	const kinds = { ...DEFAULT_NOTIFICATIONS.kinds, queue: false };
	expect(bridge.askedFor('settings.change')).toEqual([
		{ name: 'notifications', value: { ...DEFAULT_NOTIFICATIONS, kinds } },
	]);
});

test('keys that are taken say so at the field; pressing them sets others', async () => {
	await open('General');
	bridge.answers('shortcut.set', () => failed({ kind: 'shortcut-refused', why: 'taken' }));
	const button = screen.getByRole('button', { name: /^Keyboard shortcut: None/ });

	await fireEvent.click(button);
	await fireEvent.keyDown(button, { key: 'h', code: 'KeyH' });
	expect(screen.getByText(/^Hold Ctrl, Alt/)).toBeTruthy();
	await fireEvent.keyDown(button, { key: 'H', code: 'KeyH', ctrlKey: true, shiftKey: true });

	expect(bridge.askedFor('shortcut.set')).toEqual([{ keys: 'CommandOrControl+Shift+H' }]);
	const problem = await screen.findByText(/^Another program already uses these keys/);
	expect(button.getAttribute('aria-describedby')).toContain(problem.id);
});

test('Escape while keys are recorded stops that, and not the window', async () => {
	await open('General');
	const button = screen.getByRole('button', { name: /^Keyboard shortcut/ });
	await fireEvent.click(button);

	await fireEvent.keyDown(button, { key: 'Escape' });

	expect(bridge.askedFor('window.close')).toEqual([]);
	bridge.expects('window.close', () => success(null));
	await fireEvent.keyDown(button, { key: 'Escape' });
	expect(bridge.askedFor('window.close')).toHaveLength(1);
});

test('a shortcut that does not work just now says why', async () => {
	await open('General', aSettingsView(), onDesktop({ shortcut: { keys: 'Alt+H', works: false } }));

	expect(screen.getByText(/^Another program has these keys just now/)).toBeTruthy();
});

test('quiet hours without a day hold nowhere until one is chosen', async () => {
	const time = { weekdays: [1], from: '18:00', to: '08:00' };
	await open('Notifications', aSettingsView({}, { quietHours: [time] }));
	bridge.answers('settings.change', () => success(null));
	const entry = within(screen.getByRole('group', { name: 'Quiet hours 1' }));

	await fireEvent.click(entry.getByRole('checkbox', { name: 'Monday' }));
	expect(entry.getByRole('alert').textContent).toBe('Choose at least one day.');
	expect(bridge.askedFor('settings.change')).toEqual([]);

	await fireEvent.click(entry.getByRole('checkbox', { name: 'Sunday' }));
	expect(entry.getByRole('alert').textContent).toBe('');
	expect(bridge.askedFor('settings.change')).toEqual([
		{ name: 'quietHours', value: [{ ...time, weekdays: [7] }] },
	]);
});

test('quiet hours are added and removed', async () => {
	await open('Notifications');
	bridge.answers('settings.change', () => success(null));

	await fireEvent.click(screen.getByRole('button', { name: 'Add quiet hours' }));
	await fireEvent.click(await screen.findByRole('button', { name: 'Remove quiet hours 1' }));

	expect(bridge.askedFor('settings.change')).toEqual([
		{ name: 'quietHours', value: [{ weekdays: [1, 2, 3, 4, 5], from: '18:00', to: '08:00' }] },
		{ name: 'quietHours', value: [] },
	]);
});

test('a rule is changed and removed by the name of whom it is about', async () => {
	const rule = { counterpart: 'global:1', notify: 'always', party: aParty() } as const;
	await open('Notifications', aSettingsView({ rules: [rule] }));
	bridge.answers('rules.set', () => success(null));

	await choose('Notify of Anna Berger', 'never');
	await fireEvent.click(screen.getByRole('button', { name: 'Remove the rule for Anna Berger' }));

	expect(bridge.askedFor('rules.set')).toEqual([
		{ counterpart: 'global:1', notify: 'never' },
		{ counterpart: 'global:1', notify: null },
	]);
});

test('why nothing pops up is said, with the way to the system’s settings', async () => {
	await open('Notifications', aSettingsView(), onDesktop({ notifications: 'refused' }));
	bridge.expects('notifications.open-system-settings', () =>
		failed({ kind: 'no-system-settings' }),
	);

	await fireEvent.click(screen.getByRole('button', { name: 'Open system settings' }));

	expect(await screen.findByText(/could not be opened/)).toBeTruthy();
});

test('do not disturb is switched off', async () => {
	await open('Notifications', aSettingsView(), onDesktop({ doNotDisturb: 'switched-off' }));
	bridge.expects('do-not-disturb.end', () => success(null));

	await fireEvent.click(screen.getByRole('button', { name: /^Switch off/ }));
});

test('an address of one’s own is kept when it makes sense, and explained when it does not', async () => {
	await open('Calling back');
	bridge.answers('settings.change', ({ name, value }) =>
		name === 'callBack' && value.template === 'http://x'
			? failed({ kind: 'cannot-call', why: 'bad-template' })
			: success(null),
	);
	expect(screen.getByText('tel:+493023125000')).toBeTruthy();

	await choose('Calls are placed by', 'template');
	expect(bridge.askedFor('settings.change')).toEqual([]);
	const field = await screen.findByLabelText<HTMLInputElement>('Address');
	await fireEvent.change(field, { target: { value: 'http://x' } });

	const problem = await screen.findByText(/^Write an address that begins with/);
	expect(field.getAttribute('aria-invalid')).toBe('true');
	expect(field.getAttribute('aria-describedby')).toContain(problem.id);
	expect(field.value).toBe('http://x');

	await fireEvent.change(field, { target: { value: 'sip:{number}@x' } });
	await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
	expect(bridge.askedFor('settings.change').at(-1)?.value).toEqual({
		...{ scheme: 'template', template: 'sip:{number}@x', viaTrunk: false },
	});
});

test('local data goes only after it was asked', async () => {
	await open('This computer');
	await fireEvent.click(screen.getByRole('button', { name: 'Delete local data…' }));
	await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
	expect(bridge.askedFor('history.forget')).toEqual([]);
	bridge.expects('history.forget', () => success(null));

	await fireEvent.click(screen.getByRole('button', { name: 'Delete local data…' }));
	await fireEvent.click(screen.getByRole('button', { name: 'Delete' }));

	expect(await screen.findByText('Deleted.')).toBeTruthy();
});

test('Escape in a question answers that, and closes no window', async () => {
	await open('This computer');
	await fireEvent.click(screen.getByRole('button', { name: 'Delete local data…' }));

	await fireEvent.keyDown(screen.getByRole('button', { name: 'Cancel' }), { key: 'Escape' });

	expect(bridge.askedFor('window.close')).toEqual([]);
});

test('the account says who, since when and as of when', async () => {
	await open('Account');
	bridge.expects('session.sign-out', () => success(null));

	for (const text of [
		...['Maria Schneider', '142', 'K1234', 'API version 2.0-early-access.2'],
		...['2025-11-12T09:00Z', '2025-11-12T09:41Z'].map(timeOfDay),
	])
		expect(screen.getByText(new RegExp(text))).toBeTruthy();
	expect(document.body.textContent).toContain('https://api.nfon.com/call-history');
	await fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
	const question = await screen.findByRole('alertdialog');
	await fireEvent.click(within(question).getByRole('button', { name: 'Sign out' }));

	expect(bridge.askedFor('session.sign-out')).toEqual([{ keepCalls: true }]);
});

test('who is signed out is offered the way in', async () => {
	const session = { kind: 'signed-out', reason: { kind: 'sign-in-expired' } } as const;
	await open('Account', aSettingsView(), anAppState({ session }));
	bridge.expects('session.sign-in', () => success(null));

	expect(screen.getByText('Your sign-in has expired.')).toBeTruthy();
	await fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
});

test('the test of the connection says which step fails, and why', async () => {
	await open('Connection');
	bridge.expects('connection.test', () =>
		success({
			hops: [
				{ hop: 'provider', outcome: null, tookMs: 42 },
				{ hop: 'token', outcome: { kind: 'signed-out' }, tookMs: 1 },
				{ hop: 'service', outcome: 'not-tried', tookMs: 0 },
			],
		}),
	);
	expect(document.body.textContent).toContain('https://api.nfon.com/call-history');

	await fireEvent.click(screen.getByRole('button', { name: 'Test connection' }));

	expect(await screen.findByText('Works, 42 ms')).toBeTruthy();
	expect(screen.getByText('You are signed out.')).toBeTruthy();
	expect(screen.getByText('Not tried')).toBeTruthy();
});

test('the proxy is shown as soon as the section is', async () => {
	proxy = 'proxy.example:3128';
	await open('Connection');

	expect(await screen.findByText('proxy.example:3128')).toBeTruthy();
	expect(bridge.askedFor('connection.test')).toEqual([]);
});

test('diagnostics are copied, and it is said', async () => {
	await open('About');
	bridge.expects('diagnostics.copy', () => success(null));

	await fireEvent.click(screen.getByRole('button', { name: 'Copy diagnostics' }));

	expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
});

test('what is wrong with the settings is said above them', async () => {
	const settingsNotice = { kind: 'settings-not-kept', why: 'full' } as const;
	await open('General', aSettingsView(), anAppState({ settingsNotice }));

	expect(screen.getByText(/^The disk of this computer is full, so your settings/)).toBeTruthy();
});

test('nothing listens any more when the window is gone', async () => {
	const close = await open('General');

	close();

	expect(bridge.listeners('settings.changed')).toBe(0);
	expect(bridge.listeners('app.state-changed')).toBe(0);
});

test('somebody else’s calls are asked for by extension', async () => {
	bridge.expects('others.look', () => success(null));
	await open('Account');

	await fireEvent.input(screen.getByLabelText('Extension'), { target: { value: '23' } });
	await fireEvent.click(screen.getByRole('button', { name: 'Show' }));

	expect(bridge.askedFor('others.look')).toEqual([
		{ whose: { kind: 'extension', extension: '23' } },
	]);
});

test('the whole customer is one’s own, unless another is named', async () => {
	bridge.expects('others.look', () => success(null));
	await open('Account');

	await fireEvent.click(screen.getByRole('radio', { name: 'All extensions' }));
	expect(screen.getByLabelText<HTMLInputElement>('K-number').value).toBe('K1234');
	await fireEvent.click(screen.getByRole('button', { name: 'Show' }));

	expect(bridge.askedFor('others.look')).toEqual([
		{ whose: { kind: 'customer', customer: 'K1234' } },
	]);
});

test.each([
	['23a', /only digits/],
	['', /only digits/],
	['1234567890123456', /at most 15 digits/],
	['142', /your own extension/],
])(
	'typed as %j, an extension is explained at its field, and nobody is asked',
	async (typed, words) => {
		await open('Account');
		const field = screen.getByLabelText('Extension');

		await fireEvent.input(field, { target: { value: typed } });
		await fireEvent.click(screen.getByRole('button', { name: 'Show' }));

		const problem = await screen.findByText(words);
		expect(field.getAttribute('aria-describedby')).toBe(problem.id);
		await expect.poll(() => document.activeElement).toBe(field);
		expect(bridge.askedFor('others.look')).toEqual([]);
	},
);

test('a refusal is told beside the form, with what support asks for', async () => {
	const whose = { kind: 'extension', extension: '23' } as const;
	const refusal = { why: 'refused', whose, status: 403, requestId: 'r-42' } as const;
	bridge.expects('others.look', () => failed({ kind: 'cannot-look', ...refusal }));
	await open('Account');

	await fireEvent.input(screen.getByLabelText('Extension'), { target: { value: '23' } });
	await fireEvent.click(screen.getByRole('button', { name: 'Show' }));

	expect(await screen.findByText('Your sign-in may not see extension 23 (403).')).toBeTruthy();
	expect(screen.getByText('Request r-42')).toBeTruthy();

	await fireEvent.input(screen.getByLabelText('Extension'), { target: { value: '24' } });
	expect(screen.queryByText('Request r-42')).toBeNull();
});

function withCustomer(origin: 'person' | 'records' | 'environment'): SettingsView {
	const view = aSettingsView();
	const row = { name: 'NFON_CUSTOMER', value: 'K1234', origin, problem: null } as const;
	return { ...view, connection: [...view.connection, row] };
}

test('a K-number that the person typed is changed where it is shown', async () => {
	bridge.expects('connection.set-customer', () => success(null));
	await open('Connection', withCustomer('person'));
	expect(screen.queryByText(/^Whoever installs the app sets these/)).toBeNull();

	await fireEvent.click(screen.getByRole('button', { name: 'Change K-number' }));
	const field = screen.getByLabelText<HTMLInputElement>('K-number');
	expect(field.value).toBe('K1234');
	await fireEvent.input(field, { target: { value: 'k 12 35' } });
	await fireEvent.click(screen.getByRole('button', { name: 'Connect' }));

	const change = await screen.findByRole('button', { name: 'Change K-number' });
	expect(bridge.askedFor('connection.set-customer')).toEqual([{ customer: 'K1235' }]);
	expect(document.activeElement).toBe(change);
});

test('a K-number that the person typed is removed', async () => {
	bridge.expects('connection.set-customer', () => success(null));
	await open('Connection', withCustomer('person'));

	await fireEvent.click(screen.getByRole('button', { name: 'Remove K-number' }));

	expect(bridge.askedFor('connection.set-customer')).toEqual([{ customer: null }]);
});

test.each(['records', 'environment'] as const)(
	'a K-number from elsewhere (%s) is shown, and not to be changed here',
	async (origin) => {
		await open('Connection', withCustomer(origin));

		expect(screen.getByText('K1234')).toBeTruthy();
		expect(screen.queryByRole('button', { name: 'Change K-number' })).toBeNull();
		expect(screen.getByText(/^Whoever installs the app sets these/)).toBeTruthy();
	},
);
