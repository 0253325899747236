/** What an administrator has set for everybody on this computer: a JSON file in the system's place for it. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ConfigurationProblem } from '../contract/outcome.ts';
import type { Choices, ConnectionName } from '../contract/settings.ts';
import { readManagedChoices } from './managed-choices.ts';
import { shownValue } from './shown-value.ts';

export interface ManagedSettings {
	readonly path: string;
	readonly exists: boolean;
	/** What it says of the connection, by the name of the variable that would say it, and not checked yet. */
	readonly connection: Readonly<Partial<Record<ConnectionName, string>>>;
	/** What the person cannot choose any more. */
	readonly choices: Readonly<Partial<Choices>>;
	/** With these nobody knows what was meant: the app must not connect to somewhere else. */
	readonly problems: readonly ConfigurationProblem[];
	/** What could not be used, and keeps nobody from their calls. */
	readonly warnings: readonly ConfigurationProblem[];
}

type Environment = Readonly<Record<string, string | undefined>>;

export const MANAGED_PATH_NAME = 'NFON_MANAGED_SETTINGS';

/** The keys about the connection, and the variables that go before them. */
export const CONNECTION_KEYS: Readonly<Record<string, ConnectionName>> = {
	apiUrl: 'NFON_API_URL',
	issuer: 'NFON_ISSUER',
	clientId: 'NFON_CLIENT_ID',
	customer: 'NFON_CUSTOMER',
	redirectPort: 'NFON_REDIRECT_PORT',
};

/** Where only an administrator can write. `NFON_MANAGED_SETTINGS` names another file, for portable use and tests. */
export function managedFilePath(platform: NodeJS.Platform, env: Environment): string {
	const named = env[MANAGED_PATH_NAME]?.trim() ?? '';
	if (named !== '') return named;
	if (platform === 'darwin') {
		return '/Library/Application Support/NFON Call History/settings.json';
	}
	if (platform !== 'win32') return '/etc/nfon-call-history/settings.json';
	return join(env['ProgramData'] ?? 'C:\\ProgramData', 'NFON Call History', 'settings.json');
}

/** Reads the file as a whole. `isNamed`: somebody named it, so that it has to be there. */
export function readManagedFile(path: string, isNamed: boolean): ManagedSettings {
	const nothing = { path, exists: false, connection: {}, choices: {}, problems: [], warnings: [] };
	if (!isAbsolute(path)) {
		const problem = { name: MANAGED_PATH_NAME, value: path, reason: 'not-absolute' } as const;
		return { ...nothing, problems: [problem] };
	}
	const whole = (reason: ConfigurationProblem['reason']): ManagedSettings => ({
		...{ ...nothing, exists: true },
		problems: [{ name: '', file: path, value: null, reason }],
	});
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		return isMissing && !isNamed ? nothing : whole('not-readable');
	}
	const settings = jsonObject(text);
	if (settings === null) return whole('not-json');
	return { path, exists: true, ...readKeys(settings, path) };
}

function readKeys(
	settings: Readonly<Record<string, unknown>>,
	file: string,
): Pick<ManagedSettings, 'connection' | 'choices' | 'problems' | 'warnings'> {
	const connection: Partial<Record<ConnectionName, string>> = {};
	const problems: ConfigurationProblem[] = [];
	const others: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(settings)) {
		const name = Object.hasOwn(CONNECTION_KEYS, key) ? CONNECTION_KEYS[key] : undefined;
		if (name === undefined) others[key] = value;
		else if (typeof value === 'string' || typeof value === 'number') {
			connection[name] = String(value);
		} else if (value !== null) {
			const permitted = name === 'NFON_REDIRECT_PORT' ? ['1024 – 65535'] : ['"…"'];
			problems.push({
				name: key,
				file,
				value: shownValue(value),
				permitted,
				reason: 'not-a-choice',
			});
		}
	}
	const { choices, problems: warnings } = readManagedChoices(others, file);
	return { connection, choices, problems, warnings };
}

/** Null for anything but an object. Windows' own programs begin a file with a byte order mark. */
function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}
