/** The system's telephone: a program that the desktop knows for `tel:` links, and that writes down what it was given. */
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const FILE = 'nfon-phone.desktop';

/** Registered as a person's softphone would be, until `remove`. */
export class SystemTelephone {
	readonly #desktopFile = join(folder('XDG_DATA_HOME'), 'applications', FILE);
	readonly #program = join(folder('HOME'), 'nfon-phone');
	readonly #calls = join(folder('HOME'), 'nfon-phone-calls');
	readonly #defaults = join(folder('XDG_CONFIG_HOME'), 'mimeapps.list');
	readonly #defaultsBefore = readFileSync(this.#defaults, 'utf8');

	constructor(schemes: readonly string[]) {
		const types = schemes.map((scheme) => `x-scheme-handler/${scheme}`);
		mkdirSync(join(folder('XDG_DATA_HOME'), 'applications'), { recursive: true });
		writeFileSync(this.#program, `#!/bin/sh\necho "$1" >> ${this.#calls}\n`, { mode: 0o755 });
		const entry = [
			...['[Desktop Entry]', 'Type=Application', 'Name=Telephone'],
			...[`Exec=${this.#program} %u`, `MimeType=${types.join(';')};`, ''],
		];
		writeFileSync(this.#desktopFile, entry.join('\n'));
		appendFileSync(this.#defaults, types.map((type) => `${type}=${FILE}\n`).join(''));
	}

	/** What it was asked to call, in order. */
	get calls(): readonly string[] {
		if (!existsSync(this.#calls)) return [];
		return readFileSync(this.#calls, 'utf8').split('\n').slice(0, -1);
	}

	remove(): void {
		writeFileSync(this.#defaults, this.#defaultsBefore);
		for (const path of [this.#desktopFile, this.#program, this.#calls]) {
			rmSync(path, { force: true });
		}
	}
}

function folder(name: string): string {
	const path = process.env[name];
	if (path === undefined)
		throw new Error('Run this by `npm run test:e2e`, which makes the desktop.');
	return path;
}
