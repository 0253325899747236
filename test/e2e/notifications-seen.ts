/** What the real notification daemon is told, read off the session bus, and real clicks on what it shows. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { windowsOf } from './windows-seen.ts';

const run = promisify(execFile);

export interface SeenNotification {
	readonly summary: string;
	readonly body: string;
	/** When the bus passed it on, to the microsecond. */
	readonly atMs: number;
	/** The bus's name for who sent it: another one for each run of the app. */
	readonly sender: string;
}

// `dbus-monitor` prints Notify's arguments in order: app name, replaced id, icon, summary, body, …
const SUMMARY = 3;
const BODY = 4;

/** Listens from now on; `seen` grows as notifications are raised. */
export class NotificationsSeen {
	readonly seen: SeenNotification[] = [];
	readonly #monitor: ChildProcess;
	readonly ready: Promise<void>;

	constructor() {
		const rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
		this.#monitor = spawn('dbus-monitor', ['--session', rule], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		if (!this.#monitor.stdout) throw new Error('dbus-monitor has no output');
		const lines = createInterface({ input: this.#monitor.stdout });
		let words: string[] | null = null;
		let origin = { atMs: NaN, sender: '' };
		let isReady = (): void => undefined;
		this.ready = new Promise((resolve) => {
			isReady = resolve;
		});
		lines.on('line', (line) => {
			// The monitor itself is told its name first: from here on it hears.
			isReady();
			if (/^\S/.test(line)) {
				words = line.includes('member=Notify') ? [] : null;
				origin = originOf(line);
			} else if (words !== null) {
				words.push(/^ {3}(?:string "(.*)"|\S+ (.*))$/.exec(line)?.slice(1).find(isText) ?? '');
				if (words.length === BODY + 1) {
					this.seen.push({ summary: words[SUMMARY] ?? '', body: words[BODY] ?? '', ...origin });
					words = null;
				}
			}
		});
	}

	stop(): void {
		this.#monitor.kill();
	}
}

/** How many bubbles are on the screen. */
export async function bubbleCount(): Promise<number> {
	const { stdout } = await run('dunstctl', ['count', 'displayed']);
	return Number(stdout);
}

/** Takes every bubble off the screen. */
export async function clearBubbles(): Promise<void> {
	await run('dunstctl', ['close-all']);
}

/** A real click, at the place where the daemon puts its first bubble. */
export async function clickBubble(): Promise<void> {
	// The daemon counts it before it is on the screen.
	await expect.poll(() => windowsOf('dunst'), { message: 'a bubble' }).not.toHaveLength(0);
	await clickAt(1_100, 80);
}

/** A real click on the tray icon: the panel's first, at the top left. */
export async function clickTray(): Promise<void> {
	await untilIconIsDrawn();
	await clickAt(16, 15);
}

/** The panel draws an icon some time after the app has told of it; until then its place has one colour. */
export async function untilIconIsDrawn(): Promise<void> {
	const words = ['-window', 'root', '-crop', '31x30+0+0', '+repage', '-format', '%k', 'info:'];
	const colours = async (): Promise<number> => Number((await run('import', words)).stdout);
	await expect.poll(colours, { message: 'an icon on the panel' }).toBeGreaterThan(1);
}

async function clickAt(x: number, y: number): Promise<void> {
	// Without `--sync`: that waits for a movement, in vain where the pointer is there already.
	await run('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
}

/** From a message's first line: `method call time=1700000000.123456 sender=:1.42 -> …`. */
function originOf(line: string): { readonly atMs: number; readonly sender: string } {
	const [, seconds = NaN, sender = ''] = / time=([\d.]+) sender=(\S+) /.exec(line) ?? [];
	return { atMs: Number(seconds) * 1000, sender };
}

function isText(text: string | undefined): text is string {
	return text !== undefined;
}
