import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autostartFile, systemLoginStart } from '../../electron/shell/login-start.ts';

const FILE = 'nfon-call-history.desktop';

function anAutostart(...command: readonly string[]) {
	const config = mkdtempSync(join(tmpdir(), 'config-'));
	const entry = { file: FILE, name: 'NFON Call History', command };
	const path = join(config, 'autostart', FILE);
	return { login: autostartFile(entry, { XDG_CONFIG_HOME: config }), path, config };
}

test('is off until it is set, on then, and off again', () => {
	const { login } = anAutostart('/opt/app');

	expect(login.read()).toBe('off');
	expect(login.set(true).ok).toBe(true);
	expect(login.read()).toBe('on');
	expect(login.set(false).ok).toBe(true);
	expect(login.read()).toBe('off');
});

test.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
	'what the system writes counts: %s',
	(line) => {
		const { login, path } = anAutostart('/opt/app');
		login.set(true);

		appendFileSync(path, `${line}\n`);

		expect(login.read()).toBe('off');
	},
);

test('always starts hidden', () => {
	const { login, path } = anAutostart('/opt/app');
	login.set(true);

	expect(readFileSync(path, 'utf8')).toMatch(/^Exec=\/opt\/app --hidden$/m);
});

test('words that mean something in a desktop entry are quoted so that the program gets them as they are', () => {
	const odd = ['/tmp/a b/app', 'say "hi"', '$HOME', 'back\\slash', '`tick`', '100%', "it's"];
	const { login, path } = anAutostart(...odd);
	login.set(true);

	const exec = /^Exec=(.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';

	// As the specification reads it: strings first, then quoting, then field codes.
	const unescaped = exec.replaceAll('\\\\', '\\');
	const words = [...unescaped.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(
		([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
	);
	expect(words.every((word) => !/(^|[^%])(%%)*%([^%]|$)/.test(word))).toBe(true);
	expect(words.map((word) => word.replaceAll('%%', '%'))).toEqual([...odd, '--hidden']);
});

test('a folder that cannot be written is said', () => {
	const { login, config } = anAutostart('/opt/app');
	writeFileSync(join(config, 'autostart'), 'a file, where the folder should be');

	expect(login.set(true)).toEqual({ ok: false, failure: { kind: 'login-not-set' } });
	expect(login.read()).not.toBe('on');
});

test('what the system refuses is a failure, and what it says is what is shown', () => {
	let isOn = false;
	let isAllowed = true;
	const login = systemLoginStart(
		{
			getLoginItemSettings: () => ({ openAtLogin: isOn }) as Electron.LoginItemSettings,
			setLoginItemSettings: ({ openAtLogin }) => {
				if (isAllowed) isOn = openAtLogin === true;
			},
		},
		'darwin',
	);

	expect(login.set(true).ok).toBe(true);
	isAllowed = false;
	expect(login.set(false)).toEqual({ ok: false, failure: { kind: 'login-not-set' } });
	expect(login.read()).toBe('on');
});

test.each([
	['Windows and is in the list', { openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
	[
		'Windows and the Task Manager',
		{ openAtLogin: true, executableWillLaunchAtLogin: false },
		'off',
	],
	['Windows and not at all', { openAtLogin: false, executableWillLaunchAtLogin: false }, 'off'],
] as const)('what starts is up to %s', (_what, settings, expected) => {
	const login = systemLoginStart(
		{
			getLoginItemSettings: () => settings as Electron.LoginItemSettings,
			setLoginItemSettings: () => undefined,
		},
		'win32',
	);

	expect(login.read()).toBe(expected);
});
