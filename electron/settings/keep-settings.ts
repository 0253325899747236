/** The person's choices, as the file has them; and what becomes of a file that cannot be used. */
import { readFileSync, renameSync } from 'node:fs';
import * as v from 'valibot';
import type { Failure } from '../contract/outcome.ts';
import type { ChoiceName, Choices } from '../contract/settings.ts';
import { FORMS, type Settings, type SettingsFile } from './person-settings.ts';

/** What writes the file, whole: electron-store. Throws when it cannot. */
export interface SettingsWriter {
	set(values: Readonly<Record<string, unknown>>): void;
}

export interface KeepParts {
	readonly path: string;
	/** Called once the file is known to be readable. Throws when the library cannot open it. */
	readonly open: () => SettingsWriter;
	readonly now: () => number;
	/** What an administrator has set: it goes before what the person chose. */
	readonly managed: Readonly<Partial<Choices>>;
}

export interface KeptSettings extends SettingsFile {
	/** What an administrator has set cannot be changed. */
	readonly locked: readonly ChoiceName[];
	/** What the person should know about the file. */
	readonly notice: () => Failure | null;
	/** Calls back after every change, until the returned function is called. */
	readonly onChange: (listener: () => void) => () => void;
}

/** Higher when a later version of the app means something else by what it writes. */
const FORMAT = 1;

interface ReadFile {
	readonly values: Readonly<Record<string, unknown>>;
	readonly notice: Failure | null;
	/** False: the file is not to be touched. */
	readonly writable: boolean;
}

/**
 * Never throws: a file that is damaged, or of a newer version, is kept under another name; one that cannot be read is
 * left alone, and the choices of this run end with it.
 */
export function keepSettings({ path, open, now, managed }: KeepParts): KeptSettings {
	const read = readFile(path, now);
	let { notice } = read;
	// The library reads the file for every question, and the tray asks many times a second while calls arrive.
	const known = new Map<string, unknown>(Object.entries(read.values));
	const unwritten = new Map<string, unknown>();
	const listeners = new Set<() => void>();
	let writer: SettingsWriter | null = null;
	const write = (): boolean => {
		if (!read.writable) return false;
		try {
			writer ??= open();
			writer.set({ format: FORMAT, ...Object.fromEntries(unwritten) });
		} catch (error) {
			// A full disk, a folder that is read-only: the app goes on with what it knows, and tries it with the next one.
			notice = { kind: 'settings-not-kept', why: whyNot(error) };
			return false;
		}
		unwritten.clear();
		if (notice?.kind === 'settings-not-kept') notice = null;
		return true;
	};
	const isLocked = (name: keyof Settings): name is ChoiceName => Object.hasOwn(managed, name);
	return {
		locked: Object.keys(managed).filter((name): name is ChoiceName => name in FORMS),
		notice: () => notice,
		onChange: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		get: (name) => {
			const value = isLocked(name) ? managed[name] : known.get(name);
			const form = v.safeParse(FORMS[name], value ?? null);
			// The form of a name is the form of its setting; TypeScript does not follow the index.
			return (form.success ? form.output : null) as Settings[typeof name];
		},
		set: (name, value) => {
			if (isLocked(name)) return false;
			known.set(name, value);
			unwritten.set(name, value);
			const isKept = write();
			for (const listener of listeners) listener();
			return isKept;
		},
	};
}

function readFile(path: string, now: () => number): ReadFile {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return { values: {}, notice: null, writable: true };
		return notKept(error);
	}
	const values = jsonObject(text);
	if (values !== null && !isNewer(values)) return { values, notice: null, writable: true };
	const why = values === null ? 'damaged' : 'newer';
	const as = `${path}.${why}-${new Date(now()).toISOString().replaceAll(':', '')}`;
	try {
		renameSync(path, as);
	} catch (error) {
		// Then it must not be written over either.
		return notKept(error);
	}
	return { values: {}, notice: { kind: 'settings-set-aside', as, why }, writable: true };
}

function notKept(error: unknown): ReadFile {
	const notice = { kind: 'settings-not-kept', why: whyNot(error) } as const;
	return { values: {}, notice, writable: false };
}

function isNewer({ format }: Readonly<Record<string, unknown>>): boolean {
	return typeof format === 'number' && format > FORMAT;
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

function whyNot(error: unknown): 'full' | 'read-only' | 'error' {
	switch (codeOf(error)) {
		case 'ENOSPC':
		case 'EDQUOT':
			return 'full';
		case 'EROFS':
		case 'EACCES':
		case 'EPERM':
			return 'read-only';
		default:
			return 'error';
	}
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && 'code' in error ? error.code : null;
}
