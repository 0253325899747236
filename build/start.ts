// `npm start`: the app against the simulator. With `--auto` it is used by itself and ends; with
// `--picture <file>` a picture of the desktop is left there.
import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runByItself } from './auto-run.ts';
import { buildApp } from './build-app.ts';
import { takePicture } from './desktop/picture.ts';
import { startDesktop, type Desktop } from './desktop/virtual-desktop.ts';
import { chooseLaunch } from './launch-choice.ts';
import { projectFolder } from './setup/project-folder.mjs';
import { hasDisplay } from './setup/system-packages.mjs';
import { startSimulator } from './simulator-process.ts';
import { end, onStopWish, spawnTied, untilEnd } from './tied-process.ts';

const PICTURE_EVERY_MS = 5_000;
const MISSED_CALL_AFTER_SECONDS = 20;

const { auto, picture } = readOptions();
// The automatic run starts from nothing each time; the other goes on where it was left.
const keptIn = auto ? '.local/auto' : '.local';
const pictureFile = picture ?? join(projectFolder, '.local', 'desktop.png');
const stops: (() => Promise<unknown>)[] = [];
onStopWish((code) => void stopAll().finally(() => process.exit(code)));

try {
	process.exitCode = await start();
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	await stopAll();
}

async function start(): Promise<number> {
	if (auto) rmSync(join(projectFolder, keptIn), { recursive: true, force: true });
	if (await buildApp()) say('The app was built.');
	const simulator = await startSimulator({
		stateFile: join(projectFolder, keptIn, 'simulator.json'),
		agrees: auto,
		placesMissedAfterSeconds: auto ? null : MISSED_CALL_AFTER_SECONDS,
	});
	stops.push(simulator.stop);
	say(`The simulator answers at ${simulator.variables['NFON_API_URL'] ?? ''}`);
	const desktop = await desktopIfNeeded();
	const env = { ...(desktop?.env ?? process.env), ...simulator.variables };
	const launch = chooseLaunch(auto ? { ...env, LANGUAGE: 'en' } : env, `${keptIn}/profile`);
	say(launch.sentence);
	const takePictureOfIt = async (): Promise<void> => {
		if (picture !== null || desktop !== null) await takePicture(pictureFile, env);
	};
	if (auto) {
		await runByItself({ launch, simulator, desktop, takePicture: takePictureOfIt, say });
		if (picture !== null || desktop !== null) say(`The picture is at ${shown(pictureFile)}`);
		return 0;
	}
	const app = spawnTied(launch.executable, launch.args, { env: launch.env, stdio: 'inherit' });
	stops.push(() => end(app), repeat(takePictureOfIt, PICTURE_EVERY_MS));
	return untilEnd(app);
}

/** A desktop of its own where there is none to be seen. */
async function desktopIfNeeded(): Promise<Desktop | null> {
	if (process.platform !== 'linux' || hasDisplay()) return null;
	const desktop = await startDesktop({ folder: join(projectFolder, keptIn, 'desktop') });
	stops.push(desktop.stop);
	say(`There is no display here: the app appears on a virtual desktop (${desktop.display}).`);
	if (!auto) {
		say(
			`A picture of it, renewed every few seconds: ${shown(pictureFile)}\n` +
				'Nobody can click there; "npm start -- --auto" signs in by itself.',
		);
	}
	return desktop;
}

async function stopAll(): Promise<void> {
	// The last started is the first to go: the app before the desktop it is on.
	for (const stop of stops.splice(0).reverse()) await stop();
}

/** Does the work again and again; what it returns stops that, and waits for the last time. */
function repeat(work: () => Promise<void>, everyMs: number): () => Promise<void> {
	let last = Promise.resolve();
	const timer = setInterval(() => {
		last = last.then(work).catch(console.error); // a picture that failed ends nothing
	}, everyMs);
	return () => {
		clearInterval(timer);
		return last;
	};
}

function shown(file: string): string {
	const short = relative(process.env['INIT_CWD'] ?? process.cwd(), file);
	return short.startsWith('..') ? file : short;
}

function readOptions() {
	const options = { auto: { type: 'boolean' }, picture: { type: 'string' } } as const;
	const { values, positionals } = parseArgs({ options, strict: false, allowPositionals: true });
	const unknown = Object.keys(values).filter((name) => !(name in options));
	if (unknown.length + positionals.length > 0 || values.picture === true) {
		console.error('usage: npm start -- [--auto] [--picture <file.png>]');
		process.exit(2);
	}
	// npm changes to the project's folder; INIT_CWD is the one the command was typed in.
	const typedIn = process.env['INIT_CWD'] ?? process.cwd();
	const wanted = typeof values.picture === 'string' ? resolve(typedIn, values.picture) : null;
	return { auto: values.auto === true, picture: wanted };
}

function say(sentence: string): void {
	console.log(sentence);
}
