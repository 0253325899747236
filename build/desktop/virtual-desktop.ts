// A desktop of its own for machines without a display and for tests: X server, session bus, window
// manager, keyring, notification daemon, and a panel with a tray. All of it real, none of it shown.
import dbus from 'dbus-next';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { browserProfile, prepareEnvironment } from './environment.ts';
import { endLeftovers } from './leftovers.ts';
import { takePicture } from './picture.ts';
import { Processes } from './processes.ts';
import { startSessionBus, waitForName } from './session-bus.ts';
import { waitUntil } from './wait-until.ts';
import { startXServer } from './x-server.ts';

const run = promisify(execFile);
const START_LIMIT_MS = 20_000;
const BACKGROUND = '#47658f';

// Opens the keyring of the desktop's own home; the only secrets in it are the simulator's.
const KEYRING_PASSWORD = 'virtual-desktop';

export interface DesktopOptions {
	/** Where home, logs and the browser's profile go. Kept by `stop`; what is in it is used again. */
	readonly folder: string;
	readonly width?: number;
	readonly height?: number;
	readonly log?: (sentence: string) => void;
}

export interface Desktop {
	/** The environment in which a program appears on this desktop. */
	readonly env: NodeJS.ProcessEnv;
	readonly display: string;
	/** Writes a picture (PNG) of the whole desktop. */
	readonly screenshot: (file: string) => Promise<void>;
	/** Ends the desktop and every program on it. */
	readonly stop: () => Promise<void>;
}

/** Starts a virtual desktop; it is ready, tray and notifications and keyring, when this resolves. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
	const { folder, width = 1280, height = 800, log = () => undefined } = options;
	mkdirSync(folder, { recursive: true });
	const runtimeFolder = mkdtempSync(join(tmpdir(), 'nfon-desktop-')); // made with mode 700
	const processes = new Processes(join(folder, 'logs'));
	const stop = async (): Promise<void> => {
		await endLeftovers({
			variable: `NFON_DESKTOP=${runtimeFolder}`,
			word: `--user-data-dir=${browserProfile(folder)}`,
		});
		await processes.stop();
		rmSync(runtimeFolder, { recursive: true, force: true });
	};
	try {
		const size = { width, height };
		const env = prepareEnvironment({ folder, runtimeFolder });
		const authorityFile = join(runtimeFolder, 'Xauthority');
		env['DISPLAY'] = await startXServer(processes, { env, size, authorityFile });
		env['DBUS_SESSION_BUS_ADDRESS'] = await startSessionBus(processes, runtimeFolder, env);
		await startPrograms(processes, env);
		await run('xsetroot', ['-solid', BACKGROUND], { env });
		log(`Virtual desktop of ${String(width)} × ${String(height)} at ${env['DISPLAY']}`);
		const screenshot = (file: string) => takePicture(file, env);
		return { env, display: env['DISPLAY'], screenshot, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startPrograms(processes: Processes, env: NodeJS.ProcessEnv): Promise<void> {
	const dunstConfig = fileURLToPath(new URL('config/dunstrc', import.meta.url));
	processes.start('openbox', [], { env });
	processes.start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
		env,
		input: KEYRING_PASSWORD,
	});
	processes.start('dunst', ['-conf', dunstConfig], { env });
	processes.start('xfce4-panel', ['--disable-wm-check'], { env });
	const bus = dbus.sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
	try {
		await Promise.all([
			waitForName(bus, 'org.freedesktop.secrets', processes),
			waitForName(bus, 'org.freedesktop.Notifications', processes),
			waitForName(bus, 'org.kde.StatusNotifierWatcher', processes), // the panel's tray is loaded
			waitForWindowManager(env),
			waitForPanel(env),
		]);
	} finally {
		bus.disconnect();
	}
}

/** [EWMH _NET_SUPPORTING_WM_CHECK]: set on the root window while a window manager runs. */
async function waitForWindowManager(env: NodeJS.ProcessEnv): Promise<void> {
	await waitUntil('openbox manages windows', START_LIMIT_MS, async () => {
		const { stdout } = await run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env });
		return stdout.includes('window id');
	});
}

async function waitForPanel(env: NodeJS.ProcessEnv): Promise<void> {
	await waitUntil('the panel shows its window', START_LIMIT_MS, async () => {
		const { stdout: tree } = await run('xwininfo', ['-root', '-tree'], { env });
		// Of the panel's windows the bar itself is the one that touches the left edge.
		const [, id] = /(0x[0-9a-f]+) "xfce4-panel": \(.*\+0\+0$/m.exec(tree) ?? [];
		if (id === undefined) return false;
		const { stdout: window } = await run('xwininfo', ['-id', id], { env });
		return window.includes('IsViewable');
	});
}
