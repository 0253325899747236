// What programs on the desktop started themselves: browsers, services called over the bus.
import { readdirSync, readFileSync } from 'node:fs';
import { waitUntil } from './wait-until.ts';

const END_LIMIT_MS = 5_000;

/** By which of these a process shows that it belongs to the desktop. */
export interface Marks {
	/** An entry of its environment, "NAME=value". */
	readonly variable: string;
	/** A word of its command line. Chromium's helpers write that over their environment. */
	readonly word: string;
}

/** Ends every process that bears a mark, and waits until all are gone. */
export async function endLeftovers(marks: Marks): Promise<void> {
	for (const pid of processesWith(marks)) signal(pid, 'SIGTERM');
	try {
		await waitUntil('programs on the desktop end', END_LIMIT_MS, () => isNobodyLeft(marks));
	} catch {
		// They were asked and had five seconds. What does not end is ended.
		for (const pid of processesWith(marks)) signal(pid, 'SIGKILL');
		await waitUntil('killed programs are gone', END_LIMIT_MS, () => isNobodyLeft(marks));
	}
}

function isNobodyLeft(marks: Marks): boolean {
	return processesWith(marks).length === 0;
}

function processesWith({ variable, word }: Marks): readonly number[] {
	const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
	return pids.filter((pid) => {
		if (pid === process.pid) return false;
		return contains(pid, 'environ', variable) || contains(pid, 'cmdline', word);
	});
}

function contains(pid: number, file: 'environ' | 'cmdline', entry: string): boolean {
	try {
		const entries = readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
		return entries.includes(entry);
	} catch {
		return false; // ended meanwhile, or not ours to read
	}
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		// Gone between being found and being signalled, which is what we want.
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}
