/** A person at a browser, and the app around a session: what every test of a sign-in needs. */
import { onTestFinished } from 'vitest';
import { createSession, type Session, type SessionParts } from '../../electron/auth/session.ts';
import { VAULT_ENTRY } from '../../electron/auth/token-vault.ts';
import type { SessionState } from '../../electron/contract/app-state.ts';
import { success, type Outcome } from '../../electron/contract/outcome.ts';
import { listenForCallback } from '../../electron/shell/callback-listener.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeKeychain } from '../fakes/fake-keychain.ts';
import { Browser } from '../simulator/browser.ts';
import { startSimulator, type Simulator } from '../simulator/start-simulator.ts';

export const USER_AGENT = 'nfon-call-history/0.1.0';

/** Agrees or refuses on the consent page, and goes where that leads; the last page is kept. */
export class Person {
	readonly #decision: 'agree' | 'refuse';
	readonly links: string[] = [];
	#lastPage: Promise<string> = Promise.resolve('');

	constructor(decision: 'agree' | 'refuse' = 'agree') {
		this.#decision = decision;
	}

	/** As `openLink`: the system has handed the link to the browser, and that is all it knows. */
	readonly openLink = (link: string): Promise<Outcome<null>> => {
		this.links.push(link);
		this.#lastPage = this.#follow(link);
		return Promise.resolve(success(null));
	};

	/** What the browser showed in the end. */
	lastPage(): Promise<string> {
		return this.#lastPage;
	}

	async #follow(link: string): Promise<string> {
		const browser = new Browser();
		let visit = await browser.visit(link);
		if (visit.kind === 'page' && visit.html.includes('name="decision"')) {
			visit = await browser.press(visit, 'decision', this.#decision);
		}
		return visit.kind === 'page' ? visit.html : (await fetch(visit.url)).text();
	}
}

/** Somebody who never comes back from the sign-in page. */
export const nobody = { openLink: () => Promise.resolve(success(null)) };

/** `fetch` as main makes it, over Node's network stack. */
export async function appFetch(url: string, init: RequestInit): Promise<Response> {
	const headers = new Headers(init.headers);
	if (headers.has('user-agent')) throw new Error('Somebody set a User-Agent of their own.');
	headers.set('user-agent', USER_AGENT);
	return fetch(url, { ...init, headers });
}

interface App {
	readonly session: Session;
	readonly keychain: FakeKeychain;
	readonly clock: FakeClock;
	/** Every state since the beginning, in order. */
	readonly states: SessionState[];
}

type Known = Pick<SessionParts, 'issuer' | 'clientId'>;
type Wanted = Partial<SessionParts> & {
	readonly keychain?: FakeKeychain;
	readonly clock?: FakeClock;
};

/** One run of the app. A second one with the same keychain is a restart. */
export function anApp({ issuer, clientId }: Known, wanted: Wanted = {}): App {
	const keychain = wanted.keychain ?? new FakeKeychain();
	const clock = wanted.clock ?? new FakeClock();
	const session = createSession({
		fetch: appFetch,
		listenForCallback: (state, signal) =>
			listenForCallback({ port: null, language: () => 'en', state }, signal),
		openLink: new Person().openLink,
		isOnline: () => true,
		...wanted,
		issuer: wanted.issuer ?? issuer,
		clientId: wanted.clientId ?? clientId,
		keychain,
		clock,
	});
	const states: SessionState[] = [];
	session.onChange((state) => states.push(state));
	return { session, keychain, clock, states };
}

export async function aSignedInApp(known: Known, wanted: Wanted = {}): Promise<App> {
	const app = anApp(known, wanted);
	await app.session.start();
	const signedIn = await app.session.signIn();
	if (!signedIn.ok) throw new Error(`Could not sign in: ${JSON.stringify(signedIn.failure)}`);
	return app;
}

/** One that a test may take off the network: `fetch` would find its broken connections in a later test. */
export async function aSimulatorOfOnesOwn(): Promise<Simulator> {
	const own = await startSimulator({ calls: 1, auto: true });
	onTestFinished(() => own.stop());
	return own;
}

/** Signed in before, and now started again: a refresh token, and no access token yet. */
export async function aRestartedApp(simulator: Simulator): Promise<App> {
	const { keychain } = await aSignedInApp(simulator);
	const app = anApp(simulator, { keychain });
	await app.session.start();
	simulator.requests.clear();
	return app;
}

/** The refresh token that the next run would find. */
export function keptToken(keychain: FakeKeychain): string | null {
	const text = keychain.textOf(VAULT_ENTRY);
	return text === null ? null : (JSON.parse(text) as { token: string }).token;
}

/** Something that will happen, and that a test can wait for and bring about. */
export interface Event<Value> {
	readonly happened: Promise<Value>;
	happen(value: Value): void;
}

export function anEvent<Value>(): Event<Value> {
	let happen: (value: Value) => void = () => undefined;
	const happened = new Promise<Value>((resolve) => {
		happen = resolve;
	});
	return { happened, happen };
}

/** The value of an outcome that must be a success. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
	if (!outcome.ok) throw new Error(`Failed: ${JSON.stringify(outcome.failure)}`);
	return outcome.value;
}
