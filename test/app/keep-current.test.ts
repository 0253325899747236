/** Whose history it is before a call is fetched: the account, the store and the connection, put together as the app does. */
import { beforeEach, expect, test } from 'vitest';
import { ReplacedHistory } from '../../electron/commands/account-commands.ts';
import { AppStatus } from '../../electron/app/app-status.ts';
import { type CacheDatabase, openCache } from '../../electron/cache/open-cache.ts';
import { CallStore } from '../../electron/cache/call-store.ts';
import type { Account, ConnectionState, SessionState } from '../../electron/contract/app-state.ts';
import { CallDeletion } from '../../electron/app/deletion.ts';
import { HistoryKeeper } from '../../electron/history/history-keeper.ts';
import { keepCurrent } from '../../electron/app/keep-current.ts';
import { aCall } from '../fakes/a-call.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { lonelyService } from '../fakes/lonely-service.ts';

const HALF_A_MINUTE = 30_000;
const HOUR = 3_600_000;

/** Who is signed in, as a test wants it. */
class FakeSession {
	#state: SessionState = { kind: 'signed-out', reason: null };
	readonly #listeners = new Set<(state: SessionState) => void>();

	readonly state = (): SessionState => this.#state;

	readonly onChange = (listener: (state: SessionState) => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	signIn(subject: string): void {
		const account: Account = { subject, name: null, extension: null, customer: null };
		this.#become({ kind: 'signed-in', account, warning: null });
	}

	expire(): void {
		this.#become({ kind: 'signed-out', reason: { kind: 'sign-in-expired' } });
	}

	signOut(): void {
		this.#become({ kind: 'signed-out', reason: null });
	}

	#become(state: SessionState): void {
		this.#state = state;
		for (const listener of this.#listeners) listener(state);
	}
}

let clock: FakeClock;
let database: CacheDatabase;
let calls: CallStore;
let session: FakeSession;
let history: HistoryKeeper;
/** Whose the store was, at each question to the service. */
let owners: (string | null)[];
let states: ConnectionState[];
let mended: () => void;
let replaced: ReplacedHistory;
/** How often the person was told that their sign-in has expired. */
let told: number;
/** Whether the notification about it still stands. */
let isOnScreen: boolean;

beforeEach(() => {
	clock = new FakeClock();
	const now = (): number => clock.now();
	({ database } = openCache('/nowhere', null, now));
	calls = new CallStore(database, now);
	session = new FakeSession();
	replaced = new ReplacedHistory();
	told = 0;
	isOnScreen = false;
	owners = [];
	states = [];
	const { service } = lonelyService(() => {
		owners.push(calls.fact('owner'));
		return new Response(null, { status: 503 });
	});
	history = new HistoryKeeper({
		...{ service, store: calls, clock, random: () => 0.5, onNotUnderstood: () => undefined },
	});
	history.onChange(() => states.push(history.state));
	keepCurrent({
		...{ session, history, calls, clock },
		deletion: new CallDeletion({ store: calls, service, clock }),
		ownerOf: ({ subject }) => subject ?? '',
		replaced,
		proxy: { onChange: () => () => undefined },
		onMended: (listener) => {
			mended = listener;
		},
		status: new AppStatus(() => anAppState()),
		desk: {
			onChange: () => () => undefined,
			show: () => undefined,
			announceCalls: () => undefined,
			raiseNotices: () => undefined,
			tellSignInExpired: () => {
				told += 1;
				isOnScreen = true;
			},
			takeBackSignInExpired: () => {
				isOnScreen = false;
			},
			historyWindow: { show: () => undefined },
		},
		log: { info: () => undefined, warn: () => undefined },
	});
});

function storeTakesNothing(): void {
	database.pragma('query_only = ON');
}

function storeIsWellAgain(): void {
	database.pragma('query_only = OFF');
}

test('a store that cannot be made the person’s own is tried again, and nothing is asked before', async () => {
	storeTakesNothing();
	session.signIn('anna');
	await clock.advanceMs(4 * HALF_A_MINUTE);
	expect(owners).toEqual([]);
	expect(history.state).toMatchObject({
		kind: 'offline',
		failure: { kind: 'store-failed', why: 'read-only' },
	});

	storeIsWellAgain();
	await clock.advanceMs(HALF_A_MINUTE);

	expect(owners).toEqual(['anna']);
});

test('who signs out meanwhile is not begun for', async () => {
	storeTakesNothing();
	session.signIn('anna');
	await clock.advanceMs(0);

	session.signOut();
	storeIsWellAgain();
	await clock.advanceMs(HOUR);

	expect(owners).toEqual([]);
	expect(history.state).toEqual({ kind: 'idle' });
});

test('who signs in meanwhile is begun for, once, and finds nothing of the one before', async () => {
	calls.claim('anna');
	calls.apply([aCall()]);
	storeTakesNothing();
	session.signIn('anna');
	await clock.advanceMs(0);

	session.signOut();
	session.signIn('berta');
	await clock.advanceMs(HALF_A_MINUTE);
	storeIsWellAgain();
	states.length = 0;
	await clock.advanceMs(HALF_A_MINUTE);

	expect(new Set(owners)).toEqual(new Set(['berta']));
	expect(states[0]).toEqual({ kind: 'connecting' });
	expect(owners).toHaveLength(states.filter(({ kind }) => kind === 'connecting').length);
	expect(calls.count()).toBe(0);
});

test('that another person’s calls were forgotten is said until it was read, and to the same person never', async () => {
	calls.claim('anna');
	calls.apply([aCall()]);

	session.signIn('anna');
	await clock.advanceMs(0);
	expect(replaced.failure).toBeNull();
	session.signOut();
	session.signIn('berta');
	await clock.advanceMs(0);

	expect(replaced.failure).toEqual({ kind: 'history-replaced', calls: 1 });
	replaced.dismiss();
	expect(replaced.failure).toBeNull();
});

test('a sign-in that has expired is told by one notification, a wish to sign out by none', async () => {
	session.signIn('anna');
	session.signOut();
	expect(told).toBe(0);

	session.signIn('anna');
	session.expire();
	await clock.advanceMs(HOUR);

	expect(told).toBe(1);
});

test('what told of an expired sign-in goes when the person is signed in again, and not before', async () => {
	session.signIn('anna');
	session.expire();
	await clock.advanceMs(HOUR);
	expect(isOnScreen).toBe(true);

	session.signIn('anna');

	expect(isOnScreen).toBe(false);
	expect(told).toBe(1);
});

test('after mending the new store is made the person’s own before anything is asked', async () => {
	session.signIn('anna');
	await clock.advanceMs(0);
	calls.clear();
	owners.length = 0;

	mended();
	await clock.advanceMs(0);

	expect(owners).toEqual(['anna']);
});
