// `npm start -- --auto`: what a person would do with the app, once, from sign-in to a missed call.
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Desktop } from './desktop/virtual-desktop.ts';
import { waitUntil } from './desktop/wait-until.ts';
import type { LaunchChoice } from './launch-choice.ts';
import type { SimulatorProcess } from './simulator-process.ts';
import { spawnTied, untilEnd } from './tied-process.ts';

const run = promisify(execFile);

// Long enough for a browser's first start on a busy machine; what works takes a fraction of it.
const STEP_LIMIT_MS = 60_000;

export interface AutoRun {
	readonly launch: LaunchChoice;
	readonly simulator: SimulatorProcess;
	/** The virtual desktop, if the app is on one; on a person's own, notifications are not counted. */
	readonly desktop: Desktop | null;
	/** Takes the picture, when everything there is to see can be seen. */
	readonly takePicture: () => Promise<void>;
	readonly say: (sentence: string) => void;
}

/** Resolves after the app was seen to do all of it; throws at the first step that did not happen. */
export async function runByItself(parts: AutoRun): Promise<void> {
	const { launch, simulator, desktop, say } = parts;
	const app = await step('the app starts', () => startApp(launch));
	try {
		const window = await step('the history window opens', () => app.firstWindow());
		await step('the app offers to sign in', () => signIn(window));
		await step('calls are listed', () => window.locator('[data-call]').first().waitFor());
		say('Signed in; the calls are there.');
		const uuid = await simulator.placeMissedCall();
		await step('the missed call is listed', () =>
			window.locator(`[data-call="${uuid}"]`).first().waitFor(),
		);
		if (desktop !== null) await step('a notification appears', () => untilNotified(desktop));
		say('A missed call was placed, listed and notified.');
		await step('the history window comes to the front', () => bringToFront(parts, window));
		await parts.takePicture();
	} catch (error) {
		await parts.takePicture().catch(console.error); // what it looked like when it went wrong
		throw error;
	} finally {
		await app.close();
	}
}

function startApp({ executable, args, env }: LaunchChoice): Promise<ElectronApplication> {
	const set = Object.entries(env).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return electron.launch({
		executablePath: executable,
		args: [...args],
		chromiumSandbox: true, // or Playwright itself adds --no-sandbox, for everybody
		env: Object.fromEntries(set),
		timeout: STEP_LIMIT_MS,
	});
}

async function signIn(window: Page): Promise<void> {
	window.setDefaultTimeout(STEP_LIMIT_MS);
	await window.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The notification daemon's own count of what it shows. */
async function untilNotified({ env }: Desktop): Promise<void> {
	await waitUntil('a notification is displayed', STEP_LIMIT_MS, async () => {
		const { stdout } = await run('dunstctl', ['count', 'displayed'], { env });
		return Number(stdout) > 0;
	});
}

/**
 * The provider's page was opened over it. A second start brings it back, as it would for a person.
 * (Not by `app.evaluate`: V8 may collect the promise in which Playwright wraps what it evaluates in
 * the main process, "Resulting promise was garbage collected".)
 */
async function bringToFront({ launch, desktop }: AutoRun, window: Page): Promise<void> {
	await untilEnd(spawnTied(launch.executable, launch.args, { env: launch.env, stdio: 'ignore' }));
	if (desktop !== null) await untilActive(desktop, await window.title());
	// Two frames later what had been covered is painted.
	await window.evaluate(
		'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
	);
}

/** [EWMH _NET_ACTIVE_WINDOW]: the window that has the focus. */
async function untilActive({ env }: Desktop, title: string): Promise<void> {
	await waitUntil(`a window titled ${title} has the focus`, STEP_LIMIT_MS, async () => {
		const { stdout: root } = await run('xprop', ['-root', '_NET_ACTIVE_WINDOW'], { env });
		const [id] = /0x[1-9a-f][0-9a-f]*/.exec(root) ?? [];
		if (id === undefined) return false;
		const { stdout: active } = await run('xprop', ['-id', id, '_NET_WM_NAME'], { env });
		return active.includes(`"${title}"`);
	});
}

async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		throw new Error(`This did not happen: ${what}.`, { cause: error });
	}
}
