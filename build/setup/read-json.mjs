import { readFileSync } from 'node:fs';

/**
 * What a JSON file says; the caller says what it is.
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}
