#!/usr/bin/env node
// The system browser of the virtual desktop: opens its first argument in a Chromium with a profile
// of its own. It is what $BROWSER and the desktop's default for http and https name, so that the
// application reaches it the way it reaches anybody's browser.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasUserNamespaces } from '../setup/sandbox.mjs';
import { browserPrograms, isProgram } from '../setup/system-packages.mjs';

const [url] = process.argv.slice(2);
const profile = process.env['NFON_BROWSER_PROFILE'];
if (url === undefined || profile === undefined) {
	console.error('usage: NFON_BROWSER_PROFILE=<folder> system-browser.mjs <url>');
	process.exit(2);
}
const chromium = browserPrograms.find((each) => isProgram(each));
// Named by environment.ts; without it there is nothing left that could show a page.
const electron = process.env['NFON_PLAIN_BROWSER'];
const program = chromium ?? electron;
if (program === undefined) {
	console.error('There is no Chromium. This installs one: node build/setup/setup.mjs tests');
	process.exit(1);
}

const forBoth = [
	// Tests take hold of it here; the port stands in the profile's DevToolsActivePort.
	'--remote-debugging-port=0',
	// Root may not have one, nor anybody where user namespaces are refused; it shows the simulator's pages alone.
	...(process.getuid?.() === 0 || !hasUserNamespaces() ? ['--no-sandbox'] : []),
];
const forChromium = [
	`--user-data-dir=${profile}`,
	// It talks to the page it was asked for and to nobody else.
	'--no-first-run',
	'--no-default-browser-check',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--disable-search-engine-choice-screen',
	'--password-store=basic', // the keyring is for the application's secrets alone
	'--window-size=900,640',
	'--window-position=40,60',
	'--test-type', // no banner about the sandbox
];
const plainBrowser = fileURLToPath(new URL('plain-browser', import.meta.url));
const words = [...forBoth, ...(chromium === undefined ? [plainBrowser] : forChromium)];
mkdirSync(profile, { recursive: true });
// Its own log and not our output: that belongs to the application, and who waits for the end of
// that would wait for the browser's.
const log = openSync(join(profile, 'browser.log'), 'a');
// A Chromium that is asked to end leaves the folder of its socket behind. In the desktop's own
// folder (named by environment.ts) that goes when the desktop goes.
const env = { ...process.env, TMPDIR: process.env['NFON_DESKTOP'] };
const child = spawn(program, [...words, url], { env, stdio: ['ignore', log, log], detached: true });
child.on('error', (error) => {
	console.error(`${program} could not be started: ${error.message}`);
	process.exitCode = 1;
});
child.unref();
