import type { AppState } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallQuery, Gap, ListRow } from '../../electron/contract/call-view.ts';
import type { CommandName, Commands, Reply, Request } from '../../electron/contract/commands.ts';
import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import type { PushName, Pushes } from '../../electron/contract/pushes.ts';
import { anAppState, callDetailsOf } from './a-call-row.ts';

type Answer<Name extends CommandName> = (
	request: Request<Name>,
) => Outcome<Reply<Name>> | Promise<Outcome<Reply<Name>>>;

type Answers = { [Name in CommandName]?: Answer<Name> };

interface Asked {
	readonly name: CommandName;
	readonly request: Commands[CommandName]['request'];
}

/** Main's end of the bridge, small: answers what a test declared, and complains about the rest. */
export class FakeBridge implements Bridge {
	readonly asked: Asked[] = [];
	readonly #answers: Answers = {};
	readonly #expected = new Set<CommandName>();
	readonly #undeclared: CommandName[] = [];
	readonly #listeners = new Map<PushName, Set<(push: never) => void>>();

	/** A bridge that knows a list of calls, as main does, and a state of the app. */
	static withCalls(
		calls: readonly ListRow[],
		state: AppState = anAppState(),
		gaps: readonly Gap[] = [],
	): FakeBridge {
		const held = [...calls];
		const bridge = new FakeBridge();
		bridge.answers('window.ready', () => success({ role: 'history', show: null }));
		bridge.answers('app.state', () => success(state));
		bridge.answers('calls.range', ({ query, offset, limit }) => {
			const rows = held.filter((row) => fits(row, query));
			return success({
				gaps,
				total: rows.length,
				calls: rows.length,
				offset,
				rows: rows.slice(offset, offset + limit),
			});
		});
		bridge.answers('calls.details', ({ uuid }) => {
			const row = held.find((each) => each.uuid === uuid);
			return row === undefined ? failed({ kind: 'no-such-call' }) : success(callDetailsOf(row));
		});
		bridge.answers('calls.set-handled', ({ uuids, handled }) => {
			for (const [place, row] of held.entries()) {
				if (uuids.includes(row.uuid)) held[place] = { ...row, open: !handled };
			}
			return success(null);
		});
		return bridge;
	}

	/** Declares an answer to a question that may come. */
	answers<Name extends CommandName>(name: Name, answer: Answer<Name>): void {
		Object.assign(this.#answers, { [name]: answer });
	}

	/** Declares a question that must come. */
	expects<Name extends CommandName>(name: Name, answer: Answer<Name>): void {
		this.answers(name, answer);
		this.#expected.add(name);
	}

	/** All requests of one kind so far. */
	askedFor<Name extends CommandName>(name: Name): readonly Request<Name>[] {
		return this.asked
			.filter((each) => each.name === name)
			.map((each) => each.request as Request<Name>);
	}

	async ask<Name extends CommandName>(
		name: Name,
		request: Request<Name>,
	): Promise<Outcome<Reply<Name>>> {
		this.asked.push({ name, request });
		this.#expected.delete(name);
		const answer = this.#answers[name];
		if (answer === undefined) {
			this.#undeclared.push(name);
			return failed({ kind: 'bad-request' });
		}
		return answer(request);
	}

	on<Name extends PushName>(name: Name, listener: (push: Pushes[Name]) => void): () => void {
		const listeners = this.#listeners.get(name) ?? new Set();
		this.#listeners.set(name, listeners);
		listeners.add(listener);
		return () => listeners.delete(listener);
	}

	/** Announces something to everybody who listens. */
	push<Name extends PushName>(name: Name, push: Pushes[Name]): void {
		for (const listener of this.#listeners.get(name) ?? []) {
			(listener as (push: Pushes[Name]) => void)(push);
		}
	}

	listeners(name: PushName): number {
		return this.#listeners.get(name)?.size ?? 0;
	}

	/** To be called at a test's end: throws on what nobody declared, and on what never came. */
	complain(): void {
		if (this.#undeclared.length > 0) {
			throw new Error(`Asked, but never declared: ${this.#undeclared.join(', ')}`);
		}
		if (this.#expected.size > 0) {
			throw new Error(`Declared, but never asked: ${[...this.#expected].join(', ')}`);
		}
	}
}

/** As main does it, for what the tests of the window ask: one filter, one counterpart, words in a name. */
function fits(row: ListRow, { filter, counterpart, words }: CallQuery): boolean {
	const kinds = {
		all: true,
		missed: row.outcome === 'missed',
		open: row.open,
		inbound: row.direction === 'inbound',
		outbound: row.direction === 'outbound',
		transcript: row.transcript !== 'none',
		answered: row.direction === 'inbound' && row.outcome === 'answered',
		// Which other calls there are is main's to know.
		'called-back': row.outcome === 'missed',
		'not-called-back': row.outcome === 'missed',
	};
	const name = (row.counterpart.name ?? '').toLowerCase();
	return (
		kinds[filter] &&
		(counterpart === null || row.counterpartKey === counterpart) &&
		name.includes(words.toLowerCase())
	);
}
