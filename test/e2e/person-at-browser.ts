/** The person at the system browser: the one that the app's link opened, a real Chromium. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';

/** Takes hold of the browser when it has been opened, and answers its page at this address. */
export async function browserPage(address: string | RegExp): Promise<Page> {
	const browser = await openedBrowser();
	const find = (): Page | undefined =>
		browser
			.contexts()
			.flatMap((context) => context.pages())
			.find((page) =>
				typeof address === 'string' ? page.url().startsWith(address) : address.test(page.url()),
			);
	await expect
		.poll(() => find() !== undefined, { message: `a page at ${String(address)}` })
		.toBe(true);
	const page = find();
	if (!page) throw new Error('The page went away');
	return page;
}

/** Closes the browser, if the app opened one. */
export async function closeBrowser(): Promise<void> {
	const port = debuggingPort();
	if (port === null) return;
	const browser = await connect(port);
	if (browser === null) return;
	const session = await browser.newBrowserCDPSession();
	const gone = new Promise((resolve) => browser.once('disconnected', resolve));
	// One that closes at once has no time to answer; that it is gone is the answer.
	session.send('Browser.close').catch(() => undefined);
	await gone;
}

async function openedBrowser(): Promise<Browser> {
	let browser: Browser | null = null;
	await expect
		.poll(
			async () => {
				const port = debuggingPort();
				browser = port === null ? null : await connect(port);
				return browser !== null;
			},
			{ message: 'the system browser', timeout: 30_000 },
		)
		.toBe(true);
	if (browser === null) throw new Error('The browser went away');
	return browser;
}

async function connect(port: string): Promise<Browser | null> {
	try {
		return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
	} catch {
		// Not listening yet, or gone: an earlier browser leaves its port behind.
		return null;
	}
}

function debuggingPort(): string | null {
	const profile = process.env['NFON_BROWSER_PROFILE'];
	if (profile === undefined)
		throw new Error('Run this by `npm run test:e2e`, which makes the desktop.');
	try {
		return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? null;
	} catch {
		return null; // no browser was opened yet
	}
}
