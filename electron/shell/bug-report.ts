import { app, dialog } from 'electron';
import type { Texts } from '../text/texts.ts';
import type { Log } from './log.ts';

/** Logs an unexpected error once, says so, and ends the app: nothing it shows could be trusted any more. */
export function endAtFirstBug(log: Log, texts: () => Texts): void {
	let isEnding = false;
	const end = (error: unknown): void => {
		if (isEnding) return;
		isEnding = true;
		log.error('Unexpected', error);
		const { startFailedTitle, startFailedBody } = texts();
		dialog.showErrorBox(startFailedTitle, `${startFailedBody}\n\n${log.file}`);
		app.exit(1);
	};
	process.on('uncaughtException', end);
	process.on('unhandledRejection', end);
}
