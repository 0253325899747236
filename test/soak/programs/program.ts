/** What the programs have in common: their words, the app's own network, and how they end. */
import { app } from 'electron';
import { type Fetch, openNetwork } from '../../../electron/shell/network.ts';

// There is no proxy between this computer and itself.
const NO_PROXY = { pass: () => Promise.resolve(false), passed: () => undefined };

/** A `fetch` as the app has it. */
export function network(purpose: 'stream' | 'questions'): Fetch {
	return openNetwork(purpose, 'NFONCallHistory/soak', NO_PROXY);
}

/** Does `work` with the words that were given, writes what it answers as JSON, and ends. */
export function runProgram(work: (...words: string[]) => Promise<unknown>): void {
	const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
	app.on('window-all-closed', () => undefined);
	app
		.whenReady()
		.then(() => work(...words))
		.then((answer) => {
			process.stdout.write(JSON.stringify(answer), () => {
				app.exit(0);
			});
		})
		.catch((error: unknown) => {
			console.error(error);
			app.exit(1);
		});
}
