import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { type TrayActions, trayView } from '../../electron/shell/tray-view.ts';
import type { AppState } from '../../electron/contract/app-state.ts';
import { textsIn } from '../../electron/text/texts-in.ts';
import { aCallRow, aMissedRow, anAppState, aParty } from '../fakes/a-call-row.ts';

const en = textsIn('en', 'en-GB');
// The day of the rows.
const NOW = Date.parse(aMissedRow().startedAt);

/** What was chosen, in words. */
function actions(chosen: string[] = []): TrayActions {
	const note =
		(what: string) =>
		(of?: string | null): void => {
			chosen.push(of === undefined ? what : `${what} ${of ?? 'null'}`);
		};
	return {
		...{ showHistory: note('history'), showOpen: note('open'), showCall: note('show') },
		...{ callBack: note('call'), copyNumber: note('copy'), markHandled: note('handled') },
		...{ doNotDisturb: note('disturb'), signIn: note('in'), signOut: note('out') },
		...{ showSettings: note('settings'), quit: note('quit') },
	};
}

const labels = (menu: readonly MenuItemConstructorOptions[]) =>
	menu.map(({ label, type }) => label ?? type);
const inner = (item: MenuItemConstructorOptions | undefined) =>
	(item?.submenu ?? []) as readonly MenuItemConstructorOptions[];
function press(item: MenuItemConstructorOptions | undefined): void {
	(item?.click as (() => void) | undefined)?.();
}
const undisturbed = (doNotDisturb: string | null): AppState => {
	const state = anAppState({ openCalls: 2 });
	return { ...state, desktop: { ...state.desktop, doNotDisturb } };
};

test('everything that a click on the icon shows is in the menu, too', () => {
	const { menu, tooltip } = trayView(undisturbed(null), [aMissedRow()], en, actions(), NOW);

	expect(labels(menu)).toEqual([
		...['Connected', '2 open missed calls', 'separator'],
		...[expect.stringMatching(/^Missed · Anna Berger · \w{3} \d\d:\d\d$/), 'separator'],
		...['Show history', 'Do not disturb', 'Settings…', 'separator', 'Sign out…', 'Quit'],
	]);
	expect(tooltip).toBe('NFON Call History\n2 open missed calls\nConnected');
});

test('of many calls five are there, each with what can be done about it', () => {
	const chosen: string[] = [];
	const rows = Array.from({ length: 8 }, (_, n) => aMissedRow({ uuid: `call-${String(n)}` }));
	const { menu } = trayView(undisturbed(null), rows, en, actions(chosen), NOW);
	const calls = menu.filter(({ id }) => id !== undefined);

	expect(calls.map(({ id }) => id)).toEqual(['call-0', 'call-1', 'call-2', 'call-3', 'call-4']);
	for (const item of inner(calls[1])) press(item);
	expect(chosen).toEqual(['show call-1', 'call call-1', 'copy call-1', 'handled call-1']);
});

test('what is not open cannot be marked, and a withheld number cannot be called', () => {
	const withheld = aCallRow({ counterpart: aParty({ name: null, numberText: null }) });
	const { menu } = trayView(undisturbed(null), [withheld], en, actions(), NOW);
	const call = menu.find(({ id }) => id !== undefined);

	expect(call?.label).toMatch(/^Incoming · Withheld number · /);
	expect(inner(call).map(({ label, enabled }) => [label, enabled])).toEqual([
		['Show', undefined],
		['Call back', false],
		['Copy number', false],
	]);
});

test('a name keeps its ampersand, and a long one is cut', () => {
	const names = ['Meyer & Sohn', 'x'.repeat(200)].map((name) =>
		aCallRow({ counterpart: aParty({ name }) }),
	);
	const { menu } = trayView(undisturbed(null), names, en, actions(), NOW);
	const [ampersand, long] = menu.filter(({ id }) => id !== undefined);

	expect(ampersand?.label).toContain('Meyer && Sohn');
	expect(long?.label?.length).toBeLessThan(80);
});

test('do not disturb is offered, then shown with its end and offered to be switched off', () => {
	const chosen: string[] = [];
	const off = trayView(undisturbed(null), [], en, actions(chosen), NOW);
	for (const item of inner(off.menu.find(({ label }) => label === 'Do not disturb'))) press(item);
	const on = trayView(undisturbed('2030-01-02T12:00:00.000Z'), [], en, actions(chosen), NOW);
	const item = on.menu.find(({ label }) => label?.startsWith('Do not disturb until '));
	press(inner(item)[0]);
	const endless = trayView(undisturbed('switched-off'), [], en, actions(), NOW);

	expect(chosen).toEqual([
		...['disturb one-hour', 'disturb until-tomorrow', 'disturb until-switched-off'],
		'disturb null',
	]);
	expect(on.tooltip).toMatch(/\nDo not disturb until \w{3} \d\d:\d\d$/);
	expect(endless.tooltip).toMatch(/\nDo not disturb is on$/);
});

test('a call of three weeks ago says its date, one of six days ago its weekday', () => {
	const at = (...day: [number, number, number]) => new Date(...day, 14, 2).toISOString();
	const days = [at(2025, 10, 12), at(2025, 10, 6), at(2025, 10, 5), at(2024, 11, 31)];
	const rows = days.map((startedAt) => aMissedRow({ startedAt }));
	const now = new Date(2025, 10, 12, 15).getTime();

	const { menu } = trayView(undisturbed(null), rows, en, actions(), now);

	const said = menu.flatMap(({ id, label }) =>
		id === undefined ? [] : [label?.split(' · ').at(-1)],
	);
	expect(said).toEqual(['Wed 14:02', 'Thu 14:02', '5 Nov 14:02', '31 Dec 2024 14:02']);
});
