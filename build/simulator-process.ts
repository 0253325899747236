// The simulator as a program beside the app: how it is started and what may be asked of it.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from './setup/project-folder.mjs';
import { end, spawnTied } from './tied-process.ts';

export interface SimulatorChoice {
	/** Where it keeps its port, sign-ins and calls for the next time. */
	readonly stateFile: string;
	/** Whether its consent page agrees by itself. */
	readonly agrees: boolean;
	/** After how many seconds it places a missed call, null for not at all. */
	readonly placesMissedAfterSeconds: number | null;
}

export interface SimulatorProcess {
	/** The variables by which the app finds it. */
	readonly variables: NodeJS.ProcessEnv;
	/** Places a missed call and returns its id. */
	placeMissedCall(): Promise<string>;
	readonly stop: () => Promise<void>;
}

/** Starts the simulator and waits until it is ready. */
export async function startSimulator(choice: SimulatorChoice): Promise<SimulatorProcess> {
	mkdirSync(dirname(choice.stateFile), { recursive: true });
	const program = join(projectFolder, 'test', 'simulator', 'main.ts');
	const words = ['--import', 'tsx', program, '--state', choice.stateFile];
	if (choice.agrees) words.push('--auto');
	if (choice.placesMissedAfterSeconds !== null) {
		words.push('--place-missed-after', String(choice.placesMissedAfterSeconds));
	}
	const child = spawnTied(process.execPath, words, {
		cwd: projectFolder, // where --import finds tsx
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (child.stdout === null) throw new Error('the simulator was started without a pipe');
	const lines = createInterface(child.stdout);
	const ready = Promise.race([once(lines, 'line'), once(lines, 'close')]);
	const [line = ''] = (await ready) as [string?];
	const [, apiUrl, issuer, clientId] = /^simulator ready (\S+) (\S+) (\S+)$/.exec(line) ?? [];
	if (apiUrl === undefined) {
		await end(child);
		throw new Error(`The simulator did not start; it said ${line === '' ? 'nothing' : line}.`);
	}
	return {
		variables: { NFON_API_URL: apiUrl, NFON_ISSUER: issuer, NFON_CLIENT_ID: clientId },
		placeMissedCall: () => placeMissedCall(apiUrl),
		stop: () => end(child),
	};
}

async function placeMissedCall(apiUrl: string): Promise<string> {
	const answer = await fetch(new URL('/control/calls', apiUrl), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ kind: 'missed' }),
	});
	if (!answer.ok) throw new Error(`The simulator placed no call: ${await answer.text()}`);
	const call = (await answer.json()) as { readonly uuid: string };
	return call.uuid;
}
