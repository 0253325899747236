/** Notices that the computer is in another time zone: Electron tells its windows, and Node's half never [electron#33723]. */
import { lstatSync, readlinkSync, statSync } from 'node:fs';
import type { PowerMonitor } from 'electron';
import type { Clock } from '../ground/clock.ts';

export interface TimeZoneParts {
	readonly power: Pick<PowerMonitor, 'on' | 'off'>;
	readonly clock: Clock;
	readonly zone: TimeZone;
}

export interface TimeZone {
	/** What changes when the system's zone does, and costs little to ask; null: nothing does that is known. */
	trace(): string | null;
	/** What local time goes by in this process. */
	name(): string;
	/** Has it found anew. */
	lookAgain(): void;
}

const LOOK_EVERY_MS = 10_000;

// Where Linux and macOS keep their zone.
const LOCAL_TIME = '/etc/localtime';

/** Calls `moved` when local time is another one: after sleep, after unlocking, and while one works. */
export function watchTimeZone({ power, clock, zone }: TimeZoneParts, moved: () => void) {
	let trace = zone.trace();
	let known = zone.name();
	const look = (): void => {
		const found = zone.trace();
		if (found !== null && found === trace) return;
		trace = found;
		zone.lookAgain();
		const now = zone.name();
		if (now === known) return;
		known = now;
		moved();
	};
	const lookOften = (): void => {
		stopLooking = clock.after(LOOK_EVERY_MS, lookOften);
		look();
	};
	let stopLooking = clock.after(LOOK_EVERY_MS, lookOften);
	power.on('resume', look);
	power.on('unlock-screen', look);
	return (): void => {
		power.off('resume', look);
		power.off('unlock-screen', look);
		stopLooking();
	};
}

/** The system's own; null: whoever started the app has said in which zone it is to be, and that holds. */
export function systemTimeZone(env: NodeJS.ProcessEnv): TimeZone | null {
	if (env['TZ'] !== undefined) return null;
	return {
		trace: process.platform === 'win32' ? () => null : traceOfLocalTime,
		lookAgain: () => {
			// Taking it away is what makes Node have V8 ask the system, even where it is not there.
			delete env['TZ'];
		},
		name: () => {
			const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
			return `${timeZone} ${String(new Date().getTimezoneOffset())}`;
		},
	};
}

/** A zone that is a file and no link costs V8 a search through all zones: not each time one looks. */
function traceOfLocalTime(): string | null {
	try {
		const link = lstatSync(LOCAL_TIME).isSymbolicLink() ? readlinkSync(LOCAL_TIME) : '';
		const { ino, mtimeMs, size } = statSync(LOCAL_TIME);
		return [link, ino, mtimeMs, size].join(' ');
	} catch {
		// A system without one is in UTC, and one that is being changed has one soon.
		return 'none';
	}
}
