/** The app as the system starts it, with no driver inside: to be killed at any moment, and looked at by its window. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { spawnTied, untilEnd } from '../../build/tied-process.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CommandName, Reply, Request } from '../../electron/contract/commands.ts';
import type { Outcome } from '../../electron/contract/outcome.ts';
import { appCommand, type Environment } from '../e2e/app-under-test.ts';

const KEPT_LINES = 30;
// An app that shows a system's dialog answers nobody.
const ANSWER_LIMIT_MS = 15_000;

export class KillableApp {
	readonly #process: ChildProcess;
	readonly #devTools: Promise<string>;
	readonly #ended: Promise<never>;
	readonly #said: string[] = [];
	#killed = false;
	#browser: Browser | null = null;

	/** `switches`: more words for its command line. */
	constructor(settings: Environment, switches: readonly string[]) {
		const { executable, words } = appCommand();
		// It leads a process group of its own, and everything that Chromium starts stays in it.
		this.#process = spawnTied(executable, [...words, ...switches, '--remote-debugging-port=0'], {
			env: { ...process.env, ...settings },
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		if (!this.#process.stderr) throw new Error('The app has no standard error');
		const lines = createInterface({ input: this.#process.stderr });
		this.#devTools = new Promise((resolve) => {
			lines.on('line', (line) => {
				this.#said.push(line);
				if (this.#said.length > KEPT_LINES) this.#said.shift();
				const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
				if (address !== undefined) resolve(address);
			});
		});
		this.#ended = untilEnd(this.#process).then((code) => {
			throw new Error(`The app ended by itself, with ${code}. It said:\n${this.#said.join('\n')}`);
		});
		this.#ended.catch(() => undefined); // what waits for the app hears of it; nobody else has to
	}

	/** What `event` answers, unless the app ends first. */
	whileAlive<Value>(event: Promise<Value>): Promise<Value> {
		return Promise.race([event, this.#ended]);
	}

	/** The page of the history window, once there is one. */
	async history(): Promise<Page> {
		const address = await this.whileAlive(this.#devTools);
		this.#browser ??= await this.whileAlive(connect(address));
		const context = this.#browser.contexts()[0];
		const find = (): Page | undefined =>
			context?.pages().find((page) => page.url().endsWith('#history'));
		await expect.poll(() => find() !== undefined, { message: 'the history window' }).toBe(true);
		const page = find();
		if (!page) throw new Error('The history window went away');
		await page.waitForLoadState();
		return page;
	}

	/** SIGKILL for the whole group, with no last words. Answers when that was, once the app is gone. */
	async kill(): Promise<number> {
		if (this.#killed || this.#process.exitCode !== null) await this.#ended;
		this.#killed = true;
		const atMs = Date.now();
		process.kill(-(this.#process.pid ?? NaN), 'SIGKILL');
		await untilEnd(this.#process);
		await this.#browser?.close();
		return atMs;
	}

	/** After a test that failed half-way. */
	async clearAway(): Promise<void> {
		if (!this.#killed && this.#process.exitCode === null) await this.kill();
	}
}

/**
 * Connects when the history window has left its first, empty document: Playwright waits for ever for a page that
 * leaves it while it connects (https://github.com/microsoft/playwright/issues/41093).
 */
async function connect(address: string): Promise<Browser> {
	const all = `http://${new URL(address).host}/json/list`;
	const pages = async (): Promise<readonly string[]> => {
		const answer = await fetch(all, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
		const targets = (await answer.json()) as readonly { readonly type: string; url: string }[];
		return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
	};
	const hasHistory = async () => (await pages()).some((url) => url.endsWith('#history'));
	await expect.poll(hasHistory, { message: 'the history window' }).toBe(true);
	try {
		return await chromium.connectOverCDP(address);
	} catch (error) {
		throw new Error(`Its pages: ${(await pages()).join(', ')}`, { cause: error });
	}
}

/** Asks the app as its window does: over the bridge, from the page. */
export async function ask<Name extends CommandName>(
	page: Page,
	name: Name,
	request: Request<Name>,
): Promise<Reply<Name>> {
	const [answer] = await askAll(page, name, [request]);
	if (answer === undefined) throw new Error(`${name} was not answered`);
	return answer;
}

/** One question after the other, in one conversation with the page: thousands of them would take minutes otherwise. */
export async function askAll<Name extends CommandName>(
	page: Page,
	name: Name,
	requests: readonly Request<Name>[],
): Promise<readonly Reply<Name>[]> {
	const answers = await page.evaluate(
		async ([command, all]) => {
			const { bridge } = window as unknown as { readonly bridge: Bridge };
			const heard: Outcome<Reply<typeof command>>[] = [];
			for (const request of all) heard.push(await bridge.ask(command, request));
			return heard;
		},
		[name, requests] as const,
	);
	return answers.map((answer) => {
		if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
		return answer.value;
	});
}
