/** What a person chose on this computer, kept by electron-store. Nothing secret, nothing of a call. */
import type { Rectangle } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../contract/app-state.ts';
import { CALL_BACK_SCHEMES, type CallBackSettings } from '../contract/call-back.ts';

export interface Settings {
	/** Null: the system's. */
	readonly language: Language | null;
	/** K-number, where the person had to name it. */
	readonly customer: string | null;
	readonly historyWindow: Rectangle | null;
	readonly callBack: CallBackSettings | null;
}

export interface SettingsFile {
	get<Name extends keyof Settings>(name: Name): Settings[Name];
	/** Answers false where the file cannot be written; the choice then holds until the app ends. */
	set<Name extends keyof Settings>(name: Name, value: Settings[Name]): boolean;
}

const pixels = v.pipe(v.number(), v.integer());

// People and other versions write into this file too: what is not of its form counts as not chosen.
const FORMS: { readonly [Name in keyof Settings]: v.GenericSchema<unknown, Settings[Name]> } = {
	language: v.nullable(v.picklist(LANGUAGES)),
	customer: v.nullable(v.pipe(v.string(), v.regex(/^K\d+$/))),
	historyWindow: v.nullable(v.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
	callBack: v.nullable(
		v.object({
			scheme: v.picklist(CALL_BACK_SCHEMES),
			template: v.nullable(v.pipe(v.string(), v.maxLength(500))),
			viaTrunk: v.boolean(),
		}),
	),
};

/** Opens `settings.json` in the profile. A file that is not JSON is replaced by the defaults. */
export function openSettingsFile(userData: string): SettingsFile {
	const store = new Store<Record<string, unknown>>({
		name: 'settings',
		cwd: userData,
		clearInvalidConfig: true,
	});
	const unwritten = new Map<string, unknown>();
	return {
		get: (name) => {
			const form = v.safeParse(FORMS[name], unwritten.get(name) ?? store.get(name) ?? null);
			// The form of a name is the form of its setting; TypeScript does not follow the index.
			return (form.success ? form.output : null) as Settings[typeof name];
		},
		set: (name, value) => {
			try {
				store.set(name, value);
				unwritten.delete(name);
				return true;
			} catch {
				// A full disk, a folder that is read-only: the app goes on with what it knows.
				unwritten.set(name, value);
				return false;
			}
		},
	};
}
