/** The real app, on the real desktop, against a simulator: what every end-to-end test begins with. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	_electron as electron,
	type ElectronApplication,
	expect,
	type Page,
	test as base,
} from '@playwright/test';
import type { WindowRole } from '../../electron/contract/commands.ts';
import { electronRuntime } from '../../build/setup/runtime.mjs';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { clearBubbles, NotificationsSeen } from './notifications-seen.ts';
import { closeBrowser } from './person-at-browser.ts';

export const PROJECT = join(import.meta.dirname, '../..');
export const SCREENS = join(PROJECT, 'test/results/screens');

export type Environment = Readonly<Record<string, string | undefined>>;

/** One run of the app. */
export interface Run {
	readonly app: ElectronApplication;
	/** The history window, when it is there. */
	history(): Promise<Page>;
	/** The tray's popover: made when the app is at rest, shown by a click. */
	popover(): Promise<Page>;
	/** The settings window, when it is there. */
	settings(): Promise<Page>;
	/** The window with somebody else's calls, when it is there. */
	others(): Promise<Page>;
	quit(): Promise<void>;
}

export interface World {
	readonly simulator: Simulator;
	/** The profile folder of this test's app. */
	readonly profile: string;
	/** What the app must be told to find the two. */
	readonly settings: Environment;
	/** Starts the app; `env` adds to or takes from its environment, `words` are said to it. */
	start(env?: Environment, words?: readonly string[]): Promise<Run>;
	readonly notifications: NotificationsSeen;
}

interface Fixtures {
	readonly simulated: Partial<SimulatorOptions>;
	readonly world: World;
}

export const test = base.extend<Fixtures>({
	simulated: [{ calls: 300, days: 30, auto: true }, { option: true }],

	world: async ({ simulated }, use) => {
		mkdirSync(SCREENS, { recursive: true });
		const simulator = await startSimulator(simulated);
		const profile = mkdtempSync(join(tmpdir(), 'nfon-profile-'));
		const notifications = new NotificationsSeen();
		await notifications.ready;
		await clearBubbles();
		const runs: Run[] = [];
		const settings = settingsFor(simulator, profile);
		await use({
			simulator,
			profile,
			settings,
			notifications,
			start: async (env = {}, words = []) => {
				const run = await startApp({ ...settings, ...env }, words);
				runs.push(run);
				return run;
			},
		});
		for (const run of runs) await run.quit();
		notifications.stop();
		await closeBrowser();
		await simulator.stop();
		rmSync(profile, { recursive: true, force: true });
	},
});

/** Signs in, with a provider that agrees by itself, and waits until the history is up to date. */
export async function signIn(run: Run): Promise<Page> {
	const history = await run.history();
	await history.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
	await expect(history.locator('[data-call]').first()).toBeVisible();
	return history;
}

/** A picture of the whole desktop, for people. */
export function pictureOfDesktop(name: string): void {
	execFileSync('import', ['-window', 'root', join(SCREENS, `${name}.png`)]);
}

function settingsFor(simulator: Simulator, profile: string): Environment {
	return {
		NFON_API_URL: simulator.apiBaseUrl,
		NFON_ISSUER: simulator.issuer,
		NFON_CLIENT_ID: simulator.clientId,
		NFON_USER_DATA: profile,
	};
}

/** How to start the app: the executable and the words after it. */
export function appCommand(): { readonly executable: string; readonly words: readonly string[] } {
	const runtime = electronRuntime();
	if (runtime === null) throw new Error('There is no Electron runtime: run `npm run test:e2e`.');
	// Chromium refuses to sandbox what root starts; as an ordinary user the sandbox stays on.
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	return { executable: runtime.executable, words: [PROJECT, ...asRoot] };
}

async function startApp(settings: Environment, said: readonly string[]): Promise<Run> {
	const { executable, words } = appCommand();
	const merged = Object.entries({ ...process.env, ...settings });
	const env = Object.fromEntries(
		merged.filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
	const app = await electron.launch({
		executablePath: executable,
		args: [...words, ...said],
		chromiumSandbox: true, // or Playwright itself adds --no-sandbox, for everybody
		env,
	});
	let isRunning = true;
	app.once('close', () => {
		isRunning = false;
	});
	return {
		app,
		history: () => pageOf(app, 'history'),
		popover: () => pageOf(app, 'popover'),
		settings: () => pageOf(app, 'settings'),
		others: () => pageOf(app, 'others'),
		quit: async () => {
			if (isRunning) await app.close();
		},
	};
}

/**
 * The page of a window, once there is one. The main process is never evaluated in here: now and then Electron
 * collects the promise that Playwright waits for (`Resulting promise was garbage collected`).
 */
async function pageOf(app: ElectronApplication, role: WindowRole): Promise<Page> {
	const find = (): Page | undefined =>
		app.windows().find((page) => page.url().endsWith(`#${role}`));
	await expect.poll(() => find() !== undefined, { message: `the ${role} window` }).toBe(true);
	const page = find();
	if (!page) throw new Error(`The ${role} window went away`);
	await page.waitForLoadState();
	return page;
}

export { expect };
