import type { ServerResponse } from 'node:http';
import { answerError, answerJson, sendAnswer, type Answer } from '../http/answer.ts';
import type { CallRecord } from '../records/call-record.ts';
import { USER } from '../records/people.ts';
import type { CallStore } from './call-store.ts';
import { toWire, type Dialect } from './dialects.ts';
import { EventStream, type Disorder } from './event-stream.ts';
import {
	BadRequest,
	Forbidden,
	readListQuery,
	type ListQuery,
	type TimestampUnit,
} from './list-query.ts';
import type { OpenStreams } from './open-streams.ts';
import { isOwn, type OthersAccess, type Reach, reachOf } from './others-access.ts';
import { matches, selectCalls } from './select-calls.ts';

/** Who asks, as the access token says. */
export interface Asker {
	/** The token's `customer` claim; null where the realm does not give one. */
	readonly customer: string | null;
	readonly extension: string;
}

export interface RecordsApiOptions {
	/** The calls of the user. */
	readonly store: CallStore;
	/** Those of the user's colleagues. */
	readonly others: CallStore;
	readonly othersAccess: () => OthersAccess;
	readonly wrongCustomer: () => 'refused' | 'silent';
	readonly streams: OpenStreams;
	readonly dialect: () => Dialect;
	readonly unit: () => TimestampUnit;
	/** How many of the last records a new stream begins with. Whether the real one does is unknown. */
	readonly replay: () => number;
	readonly firstEventId: () => number;
	readonly onChange: () => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The endpoints of nfon-api.md, behind the gateway that has looked at the token. */
export class RecordsApi {
	readonly #options: RecordsApiOptions;

	constructor(options: RecordsApiOptions) {
		this.#options = options;
	}

	/** GET /records, Accept: application/json */
	list(parameters: URLSearchParams, asker: Asker, disorder: Disorder | null): Answer {
		const access = this.#options.othersAccess();
		const { whose, query } = reachOf(this.#read(parameters), access, asker.extension);
		const page = disturb(selectCalls(this.#callsOf(whose, asker), query), disorder);
		const dialect = this.#options.dialect();
		return answerJson(
			200,
			page.map((call) => toWire(call, dialect, query.complete)),
		);
	}

	/** GET /records/{uuid} */
	one(uuid: string, parameters: URLSearchParams, asker: Asker): Answer {
		const { complete } = this.#read(parameters);
		const { store, others, othersAccess } = this.#options;
		const known = requireUuid(uuid);
		const seen =
			othersAccess() === 'allowed' ? (store.find(known) ?? others.find(known)) : undefined;
		const call = this.#findOwn(known, asker) ?? seen;
		if (call === undefined) return answerError(404, `no record ${uuid}`);
		return answerJson(200, toWire(call, this.#options.dialect(), complete));
	}

	/** DELETE /records/{uuid} and DELETE /records?uuid=…: all of them, or none and a 404. */
	delete(uuids: readonly string[], asker: Asker): Answer {
		const wanted = new Set(uuids.map((uuid) => requireUuid(uuid).toLowerCase()));
		const missing = [...wanted].find((uuid) => this.#findOwn(uuid, asker) === undefined);
		if (missing !== undefined) return answerError(404, `no record ${missing}`);
		this.#ownStore(asker).delete(wanted);
		this.#options.onChange();
		return { status: 204 };
	}

	/** "DELETE /records takes uuid (repeating), filter, customer, extension, from, to." */
	deleteSeveral(parameters: URLSearchParams, asker: Asker): Answer {
		const uuids = parameters.getAll('uuid');
		const narrowing = ['filter', 'customer', 'extension', 'from', 'to'];
		if (!narrowing.some((name) => parameters.has(name))) {
			return uuids.length > 0
				? this.delete(uuids, asker)
				: answerError(400, 'nothing says which records');
		}
		const query = { ...this.#read(parameters), limit: 0, offset: 0 };
		const found = selectCalls(this.#callsOf('own', asker), query).map((call) => call.uuid);
		const wanted = uuids.length > 0 ? found.filter((uuid) => uuids.includes(uuid)) : found;
		return this.delete(wanted, asker);
	}

	/** GET /records, Accept: text/event-stream */
	stream(
		parameters: URLSearchParams,
		asker: Asker,
		response: ServerResponse,
		disorder: Disorder | null,
	): void {
		const { streams, firstEventId } = this.#options;
		const asked = this.#read(parameters);
		const { whose, query } = this.#streamReach(asked, asker);
		const scope = { ...query, customer: this.#customerFor(parameters, asker) };
		response.setHeader('content-type', 'text/event-stream; charset=utf-8');
		response.setHeader('cache-control', 'no-store');
		response.flushHeaders();
		const stream = new EventStream(response, firstEventId(), disorder);
		const write = (call: CallRecord): string | null =>
			(whose === 'everybody' || isOwn(call, asker.extension)) && matches(call, scope)
				? JSON.stringify(toWire(call, this.#options.dialect(), scope.complete))
				: null;
		this.#replay(stream, this.#callsOf(whose, asker), write);
		response.once('close', streams.add({ stream, write }));
	}

	/** Runs a request, turning what it may not ask into a 400 or a 403. */
	serve(response: ServerResponse, act: () => Answer | undefined): void {
		try {
			const answer = act();
			if (answer !== undefined) sendAnswer(response, answer);
		} catch (error) {
			if (error instanceof BadRequest) sendAnswer(response, answerError(400, error.message));
			else if (error instanceof Forbidden) sendAnswer(response, answerError(403, error.message));
			else throw error;
		}
	}

	// "customer=K… required when the JWT has no customer claim; ignored when it has"
	#customerFor(parameters: URLSearchParams, { customer }: Asker): string | null {
		if (customer !== null || this.#options.dialect() === '2.0-early-access') return customer;
		const named = parameters.get('customer');
		if (named === null || named === '') throw new BadRequest('customer is required for streaming');
		const isWrong = named !== USER.customer && this.#options.othersAccess() !== 'allowed';
		// Unknown: what becomes of somebody who names another customer.
		if (isWrong && this.#options.wrongCustomer() === 'refused') {
			throw new BadRequest('unknown customer');
		}
		return named;
	}

	// Without the claim a stream has to name the customer: then that is no wish for everybody's calls.
	#streamReach(query: ListQuery, { customer, extension }: Asker): Reach {
		const isRequired = customer === null && query.extension === null;
		const wished = isRequired ? { ...query, customer: null } : query;
		return reachOf(wished, this.#options.othersAccess(), extension);
	}

	/** Oldest first. */
	#callsOf(whose: Reach['whose'], asker: Asker): readonly CallRecord[] {
		const { store, others } = this.#options;
		if (whose === 'own') {
			const own = this.#ownStore(asker);
			return own === store ? store.calls : own.calls.filter((call) => isOwn(call, asker.extension));
		}
		return [...store.calls, ...others.calls].sort(byCreation);
	}

	#ownStore({ extension }: Asker): CallStore {
		const { store, others } = this.#options;
		return extension === USER.extension ? store : others;
	}

	#findOwn(uuid: string, asker: Asker): CallRecord | undefined {
		const { store } = this.#options;
		const own = this.#ownStore(asker);
		const call = own.find(uuid);
		return own === store || (call && isOwn(call, asker.extension)) ? call : undefined;
	}

	// "200 SSE, records in chronological order"
	#replay(
		stream: EventStream,
		calls: readonly CallRecord[],
		write: (call: CallRecord) => string | null,
	): void {
		const count = this.#options.replay();
		if (count === 0) return;
		for (const call of calls.slice(-count)) {
			const data = write(call);
			if (data !== null) stream.send(data);
		}
	}

	#read(parameters: URLSearchParams): ListQuery {
		const knowsUserUuid = this.#options.dialect() === '2.0-early-access.2';
		return readListQuery(parameters, this.#options.unit(), knowsUserUuid);
	}
}

function byCreation(one: CallRecord, other: CallRecord): number {
	return Date.parse(one.created) - Date.parse(other.created);
}

function requireUuid(text: string): string {
	if (!UUID.test(text)) throw new BadRequest(`${text} is not a uuid`);
	return text.toLowerCase();
}

function disturb(calls: readonly CallRecord[], disorder: Disorder | null): readonly CallRecord[] {
	if (disorder === 'duplicate') return calls.flatMap((call) => [call, call]);
	return disorder === 'reorder' ? [...calls].reverse() : calls;
}
