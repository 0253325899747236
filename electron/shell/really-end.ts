/**
 * Ends the process for good, once it has ended in order, if it is blocked: a process waits for its threads, and one of
 * them may wait for a person at the keychain's prompt (seen on Linux: the app was gone, and its process was not).
 */
export function reallyEndIf(isBlocked: () => boolean): void {
	process.once('exit', () => {
		if (isBlocked()) process.kill(process.pid, 'SIGKILL');
	});
}
