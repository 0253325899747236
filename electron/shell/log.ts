/** The log file: kinds, states and codes; never a name, a number, a token or a text of a call. */
import { join } from 'node:path';
import log from 'electron-log/main';

const MEGABYTE = 1024 * 1024;

export interface Log {
	info(message: string): void;
	warn(message: string): void;
	/** A bug: with its stack. */
	error(message: string, error: unknown): void;
	readonly file: string;
}

/** Writes to `logs/main.log` in the profile; one older file of the same size is kept. */
export function openLog(userData: string): Log {
	const file = join(userData, 'logs', 'main.log');
	log.transports.file.resolvePathFn = () => file;
	log.transports.file.level = 'info';
	log.transports.file.maxSize = MEGABYTE;
	log.transports.console.level = 'warn';
	return {
		info: (message) => {
			log.info(message);
		},
		warn: (message) => {
			log.warn(message);
		},
		error: (message, error) => {
			log.error(message, error);
		},
		file,
	};
}
