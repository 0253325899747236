/** Notes, while the app is built, whose libraries are in it and under which licence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Licence } from '../electron/contract/settings.ts';

interface Package {
	readonly name?: string;
	readonly version?: string;
	/** Old packages name it as an object. */
	readonly license?: string | { readonly type: string };
}

const NODE_MODULES = 'node_modules/';
const FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/**
 * Writes `licences.json` beside what is built: every package of which a module is in the bundle, and those (`beside`)
 * that are installed with the app instead.
 */
export function licences(beside: readonly string[] = []): Plugin {
	return {
		name: 'licences',
		apply: 'build',
		generateBundle() {
			const folders = new Set(beside.map((name) => resolve(NODE_MODULES, name)));
			for (const id of this.getModuleIds()) {
				const folder = packageFolder(id);
				if (folder !== null) folders.add(folder);
			}
			const found = [...folders].flatMap((folder) => licenceIn(folder) ?? []);
			this.emitFile({
				type: 'asset',
				fileName: 'licences.json',
				source: JSON.stringify(found),
			});
		},
	};
}

/** The folder of the package that a module belongs to; null for our own modules. */
function packageFolder(id: string): string | null {
	const path = id
		.replaceAll('\\', '/')
		.replace(/^\0/, '')
		.replace(/[?].*$/, '');
	const end = path.lastIndexOf(NODE_MODULES);
	if (end === -1) return null;
	const [scope = '', name = ''] = path.slice(end + NODE_MODULES.length).split('/');
	return join(path.slice(0, end), NODE_MODULES, scope, scope.startsWith('@') ? name : '');
}

function licenceIn(folder: string): Licence | null {
	const file = join(folder, 'package.json');
	if (!existsSync(file)) return null;
	const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as Package;
	if (name === undefined || version === undefined) return null;
	const text = readdirSync(dirname(file)).find((each) => FILE.test(each));
	return {
		...{ name, version },
		licence: (typeof license === 'object' ? license.type : license) ?? null,
		text: text === undefined ? null : readFileSync(join(folder, text), 'utf8').trim(),
	};
}
