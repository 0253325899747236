import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Choices } from '../../electron/contract/settings.ts';
import { keepSettings } from '../../electron/settings/keep-settings.ts';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');

let folder = '';
let path = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-settings-'));
	path = join(folder, 'settings.json');
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** A disk that may be full: what electron-store does, in two lines. */
class Disk {
	refuses: string | null = null;

	set(values: Readonly<Record<string, unknown>>): void {
		if (this.refuses !== null) throw Object.assign(new Error('no'), { code: this.refuses });
		const before = (() => {
			try {
				return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
			} catch {
				return {};
			}
		})();
		writeFileSync(path, JSON.stringify({ ...before, ...values }));
	}
}

function keep(disk = new Disk(), managed: Partial<Choices> = {}) {
	return keepSettings({ path, open: () => disk, now: () => NOW, managed });
}

function saved(): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}

test('what is chosen holds at once, and in the next run; what others wrote stays', () => {
	writeFileSync(path, JSON.stringify({ customer: 'K1234', later: true }));
	const settings = keep();

	expect(settings.get('customer')).toBe('K1234');
	expect(settings.set('theme', 'dark')).toBe(true);

	expect(settings.get('theme')).toBe('dark');
	expect(keep().get('theme')).toBe('dark');
	expect(saved()).toEqual({ format: 1, customer: 'K1234', later: true, theme: 'dark' });
});

test('a profile without a file has nothing to say, and writes none until something is chosen', () => {
	expect(keep().notice()).toBeNull();
	expect(readdirSync(folder)).toEqual([]);
});

test.each([
	['{"theme": ', 'damaged'],
	['', 'damaged'],
	['[1]', 'damaged'],
	['{"format": 2, "theme": "dark"}', 'newer'],
])('the file %j is kept beside the new one as %s', (content, why) => {
	writeFileSync(path, content);
	const as = `${path}.${why}-2026-11-23T100000.000Z`;

	const settings = keep();

	expect(settings.notice()).toEqual({ kind: 'settings-set-aside', as, why });
	expect(settings.get('theme')).toBeNull();
	expect(readFileSync(as, 'utf8')).toBe(content);
	settings.set('theme', 'light');
	expect(saved()).toEqual({ format: 1, theme: 'light' });
	expect(keep().notice()).toBeNull();
});

test('a file that cannot be read is left alone, whatever is chosen', () => {
	mkdirSync(path);
	const settings = keep();

	expect(settings.set('theme', 'dark')).toBe(false);

	expect(settings.notice()).toEqual({ kind: 'settings-not-kept', why: 'error' });
	expect(settings.get('theme')).toBe('dark');
	expect(readdirSync(folder)).toEqual(['settings.json']);
});

test.each([
	['ENOSPC', 'full'],
	['EROFS', 'read-only'],
	['EACCES', 'read-only'],
	['EIO', 'error'],
])(
	'on %s the choice holds for this run, and is kept with the next one that can be',
	(code, why) => {
		const disk = new Disk();
		disk.refuses = code;
		const settings = keep(disk);

		expect(settings.set('theme', 'dark')).toBe(false);
		expect(settings.get('theme')).toBe('dark');
		expect(settings.notice()).toEqual({ kind: 'settings-not-kept', why });

		disk.refuses = null;
		expect(settings.set('trayIcon', 'light')).toBe(true);
		expect(settings.notice()).toBeNull();
		expect(saved()).toEqual({ format: 1, theme: 'dark', trayIcon: 'light' });
	},
);

test('a library that cannot open the file ends nobody’s run', () => {
	const open = (): never => {
		throw Object.assign(new Error('no'), { code: 'EACCES' });
	};
	const settings = keepSettings({ path, open, now: () => NOW, managed: {} });

	expect(settings.set('theme', 'dark')).toBe(false);
	expect(settings.notice()).toEqual({ kind: 'settings-not-kept', why: 'read-only' });
});

test('what an administrator has set goes before the person’s choice, and stays', () => {
	writeFileSync(path, JSON.stringify({ theme: 'light' }));
	const settings = keep(new Disk(), { theme: 'dark' });

	expect(settings.locked).toEqual(['theme']);
	expect(settings.set('theme', 'light')).toBe(false);
	expect(settings.get('theme')).toBe('dark');
	expect(saved()).toEqual({ theme: 'light' });
});

test('who listens hears of every change until they stop', () => {
	const settings = keep();
	let heard = 0;
	const stop = settings.onChange(() => (heard += 1));

	settings.set('theme', 'dark');
	stop();
	settings.set('theme', 'light');

	expect(heard).toBe(1);
});
