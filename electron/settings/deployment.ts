import type { Failure } from '../contract/outcome.ts';
import { readConfiguration, type ReadConfiguration } from './configuration.ts';
import {
	MANAGED_PATH_NAME,
	managedFilePath,
	type ManagedSettings,
	readManagedFile,
} from './managed-file.ts';

/** What whoever installed the app has set, by environment and by file. */
export interface Deployment extends ReadConfiguration {
	readonly managed: ManagedSettings;
	/** What of the file could not be used, and keeps nobody from their calls. */
	readonly notice: Failure | null;
}

export function readDeployment(
	env: Readonly<Record<string, string | undefined>>,
	platform: NodeJS.Platform,
): Deployment {
	const isNamed = (env[MANAGED_PATH_NAME]?.trim() ?? '') !== '';
	const managed = readManagedFile(managedFilePath(platform, env), isNamed);
	const { warnings } = managed;
	return {
		...readConfiguration(env, managed),
		managed,
		notice: warnings.length === 0 ? null : { kind: 'configuration', problems: warnings },
	};
}
