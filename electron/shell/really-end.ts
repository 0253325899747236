/**
 * Ends the process for good, once it has ended in order, if it is blocked: a process waits for its threads, and one of
 * them may wait for a person at the keychain's prompt (seen on Linux: the app was gone, and its process was not).
 * A refresh token that is being written while that prompt is open is lost with it, and the next start is signed out. That
 * price is accepted: a quit is a quit.
 */
export function reallyEndIf(isBlocked: () => boolean): void {
	process.once('exit', () => {
		if (isBlocked()) process.kill(process.pid, 'SIGKILL');
	});
}
