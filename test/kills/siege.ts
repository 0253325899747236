/** One profile, one service that keeps running, and an app that is killed over and over. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { EVERY_CALL } from '../../electron/contract/call-view.ts';
import { expect, type World } from '../e2e/app-under-test.ts';
import { clearBubbles, type SeenNotification } from '../e2e/notifications-seen.ts';
import type { CallRecord } from '../simulator/records/call-record.ts';
import { Draw } from '../simulator/records/draw.ts';
import {
	type Account,
	account,
	callsIn,
	msBeforeKill,
	saysSignInExpired,
	shownInGap,
} from './account.ts';
import type { Moment } from './kill-plan.ts';
import { ask, askAll, KillableApp } from './killable-app.ts';
import { ANYTHING, BY_STREAM, Traffic } from './traffic.ts';

const OFTEN = { intervals: [25] };
const GOES_ON = 'goes on';
// Pages of what is known already bring no calls.
const STALLED_MS = 60_000;

// [Note: The spent token] A provider that rotates refresh tokens has spent the old one when it answers; a kill before
// the keyring holds the new one costs the sign-in, and no program can help it. Both take less than this together.
const TOKEN_GAP_MS = 500;

export class Siege {
	readonly #world: World;
	readonly #seed: string;
	readonly #traffic: Traffic;
	readonly #killsAtMs: number[] = [];
	#app: KillableApp | null = null;
	/** The callers that were missed since everything was last seen to be true; what was told, and the kills, by then. */
	#missed: string[] = [];
	#toldBefore = 0;
	#killsBefore = 0;
	readonly #excused: SeenNotification[] = [];
	#figures = { missed: 0, lost: 0, repeated: 0, opened: 0, signIns: 0 };

	constructor(world: World, seed: string) {
		this.#world = world;
		this.#seed = seed;
		this.#traffic = new Traffic(world.simulator);
	}

	/** One start and one kill; before it whatever happened while the app was away. */
	async round(round: number, { kind, afterMs }: Moment): Promise<void> {
		const draw = new Draw(`${this.#seed}:traffic:${round}`);
		// What began by the first sign-in never notifies: only from then on calls are missed that count.
		if (round > 0) await this.#traffic.whileAway(draw);
		// Where no window is looked at, as the computer starts it: in the tray alone.
		const isHidden = round > 0 && (kind === 'starting' || kind === 'filling');
		const app = this.#start(...(isHidden ? ['--hidden'] : []));
		const over = new AbortController();
		let happening: Promise<void> | null = null;
		switch (kind) {
			case 'starting':
				happening = this.#traffic.until(over.signal, BY_STREAM, draw);
				break;
			case 'filling':
				if (round === 0) await this.#signIn(await app.history());
				await app.whileAlive(this.#world.simulator.service.streams.untilCountIs(1));
				happening = this.#traffic.until(over.signal, ANYTHING, draw);
				break;
			case 'living':
				await this.#untilTrue(app, draw);
				happening = this.#traffic.until(over.signal, ANYTHING, draw);
				break;
			case 'telling':
				await this.#untilTrue(app, draw);
				this.#traffic.missCall(draw);
		}
		// A wait for time, on purpose: the random moment is what is tested.
		await app.whileAlive(delay(afterMs));
		this.#killsAtMs.push(await app.kill());
		this.#app = null;
		over.abort();
		await happening;
		await clearBubbles();
		await this.#world.simulator.service.streams.untilCountIs(0);
		expect(unreadable(this.#world.profile)).toEqual([]);
		expect(logged(this.#world.profile, '[error]')).toEqual([]);
	}

	/** One more start: now the app must hold exactly what the service has. */
	async finish(): Promise<void> {
		const app = this.#start();
		const page = await this.#untilTrue(app, new Draw(`${this.#seed}:traffic:last`));
		// Whatever was still to be told, and should not be, would have come before this one.
		this.#traffic.missCall(new Draw(`${this.#seed}:traffic:sentinel`));
		await this.#settleAccounts();

		const uuids = await ask(page, 'calls.all-of', { query: EVERY_CALL });
		const requests = uuids.map((uuid) => ({ uuid }));
		const held = (await askAll(page, 'calls.details', requests)).map(({ row }) =>
			line(row.uuid, row.durationSeconds, row.outcome === 'missed'),
		);
		const calls = this.#world.simulator.service.calls();
		const truth = calls.map((call) => line(call.uuid, call.duration, isMissed(call)));
		expect(held.toSorted()).toEqual(truth.toSorted());
		await app.kill();
		this.#app = null;
	}

	/** The one line to quote. */
	figures(): string {
		const { missed, lost, repeated, opened, signIns } = this.#figures;
		const kills = this.#killsAtMs.length;
		const again = this.#excused.reduce((sum, one) => sum + callsIn(one), 0);
		const gaps = this.#excused.map((one) => msBeforeKill(one, this.#killsAtMs).toFixed(0));
		return [
			`kills: ${kills} kills, ${lost} lost, ${repeated} repeated, store opened ${opened} times`,
			`${missed} missed calls told`,
			`${again} told again, shown ${gaps.join(', ') || '–'} ms before the kill and not yet marked`,
			`${signIns} kills between spending and storing a refresh token`,
		].join('; ');
	}

	async clearAway(): Promise<void> {
		await this.#app?.clearAway();
	}

	#start(...switches: readonly string[]): KillableApp {
		this.#app = new KillableApp(this.#world.settings, switches);
		return this.#app;
	}

	/** Lets things happen while the app catches up, then sees that it holds everything and has told everything. */
	async #untilTrue(app: KillableApp, draw: Draw): Promise<Page> {
		const caughtUp = new AbortController();
		const happening = this.#traffic.until(caughtUp.signal, BY_STREAM, draw);
		const page = await app.history();
		await this.#untilUpToDate(page);
		caughtUp.abort();
		await happening;

		const count = this.#world.simulator.service.calls().length;
		const words = `${count.toLocaleString('en')} ${count === 1 ? 'call' : 'calls'}`;
		await expect(page.getByText(words, { exact: true })).toBeAttached();
		await this.#settleAccounts();
		this.#figures.opened += 1;
		return page;
	}

	/** However long that takes, as long as calls keep coming. */
	async #untilUpToDate(page: Page): Promise<void> {
		let calls = 0;
		let isUpToDate = false;
		while (!isUpToDate) {
			const before = calls;
			const look = async () => {
				const { session, connection, notice } = await ask(page, 'app.state', null);
				if (session.kind === 'signed-out') await this.#signInAgain(page);
				if (connection.kind === 'catching-up') calls = connection.calls;
				isUpToDate = connection.kind === 'up-to-date' && notice === null;
				return isUpToDate || calls > before ? GOES_ON : { connection, notice };
			};
			await expect.poll(look, { ...OFTEN, timeout: STALLED_MS }).toBe(GOES_ON);
		}
	}

	async #signInAgain(page: Page): Promise<void> {
		const asked = this.#world.simulator.requests.list('token').map(({ at }) => Date.parse(at));
		const sinceAskedMs = this.#killsAtMs
			.slice(this.#killsBefore)
			.map((killAtMs) => killAtMs - (asked.findLast((atMs) => atMs <= killAtMs) ?? NaN));
		expect(Math.min(...sinceAskedMs), 'see [Note: The spent token]').toBeLessThan(TOKEN_GAP_MS);
		this.#figures.signIns += 1;
		await this.#signIn(page);
	}

	async #signIn(page: Page): Promise<void> {
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect
			.poll(async () => (await ask(page, 'app.state', null)).session.kind)
			.toBe('signed-in');
	}

	/** Everybody who was missed must have been told of by now, once. */
	async #settleAccounts(): Promise<void> {
		this.#missed.push(...this.#traffic.takeMissed());
		const untold = (): readonly string[] => {
			const { lost, unnamed } = this.#account();
			return lost === 0 ? [] : unnamed;
		};
		try {
			await expect
				.poll(untold, { ...OFTEN, message: 'missed, and in no notification' })
				.toEqual([]);
		} finally {
			const { lost, repeated, excused } = this.#account();
			this.#figures.missed += this.#missed.length;
			this.#figures.lost += lost;
			this.#figures.repeated += repeated;
			this.#excused.push(...excused);
		}
		expect(
			this.#figures.repeated,
			this.#told()
				.map(
					(one) =>
						`${one.summary}, ${msBeforeKill(one, this.#killsAtMs).toFixed(0)} ms from a kill`,
				)
				.join('\n'),
		).toBe(0);
		this.#missed = [];
		this.#toldBefore = this.#seen.length;
		this.#killsBefore = this.#killsAtMs.length;
	}

	#account(): Account {
		return account(this.#missed, this.#told(), shownInGap(this.#seen, this.#killsAtMs));
	}

	#told(): readonly SeenNotification[] {
		return this.#seen.slice(this.#toldBefore);
	}

	/** What was told of calls. That the sign-in expired is told as well, where a kill cost it. */
	get #seen(): readonly SeenNotification[] {
		const { seen } = this.#world.notifications;
		const calls = seen.filter((one) => !saysSignInExpired(one));
		if (calls.length < seen.length) expect(this.#figures.signIns).toBeGreaterThan(0);
		return calls;
	}
}

/** A call as both sides can tell it. */
function line(uuid: string, seconds: number, isMissed: boolean): string {
	return `${uuid} ${seconds} s${isMissed ? ', missed' : ''}`;
}

/** By the rule of the page, not by the app's. */
function isMissed({ direction, status, duration }: CallRecord): boolean {
	const nobodyTookIt = status === 'cancelled' && duration === 0;
	return direction === 'inbound' && (status === 'missed' || nobodyTookIt);
}

/** What was set aside: files that could not be opened any more. */
function unreadable(profile: string): readonly string[] {
	const names = readdirSync(profile, { recursive: true, encoding: 'utf8' });
	return names.filter((name) => name.includes('unreadable'));
}

/** Whoever kills an app that had ended over a bug would never know. */
function logged(profile: string, level: string): readonly string[] {
	const file = join(profile, 'logs', 'main.log');
	// Killed before it had anything to say.
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.includes(level));
}
