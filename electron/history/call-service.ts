/** The Call History API's questions (REST), each asked with a fresh token and answered in our words. */
import { type Clock, systemClock } from '../ground/clock.ts';
import type { Call } from '../contract/call.ts';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import type { Dialect } from '../contract/settings.ts';
import type { Secret } from '../ground/secret.ts';
import { type Fetch, readJson, request } from './answer.ts';
import { RecordQuestions } from './ask-record.ts';
import { mapInTurns } from './in-turns.ts';
import { type AskedNumber, KnownCustomer } from './known-customer.ts';
import type { RecordsScope } from './records-scope.ts';
import type { NotUnderstood } from './set-aside.ts';
import { parseRecord } from './call-schema.ts';
import { dialectOf } from './dialect.ts';
import { deletionUrl } from './deletion-url.ts';

/** What history needs of whoever signs in. */
export interface TokenSource {
	accessToken(): Promise<Outcome<Secret>>;
	/** After a 401: another token, or why there is none. */
	refreshAfterRefusal(refused: Secret): Promise<Outcome<Secret>>;
	/** The `customer` claim of the token in use; null when it has none. */
	customer(): string | null;
}

export interface ServiceOptions {
	readonly baseUrl: string;
	/** K-number that the configuration names, for tokens without the claim. */
	readonly customer: () => string | null;
	/** The one a person typed; left out: nobody is asked. */
	readonly asked?: AskedNumber;
	/** Whose records are asked for; left out: the person's own. */
	readonly scope?: RecordsScope | null;
	/** Whether the person wants transcripts and summaries fetched with everything else; left out: they do. */
	readonly fetchesTranscripts?: () => boolean;
	readonly fetch: Fetch;
	/** Its own, because a stream holds one of the few connections that a fetch has for one host. */
	readonly streamFetch: Fetch;
	readonly tokens: TokenSource;
	/** Left out: the system's. */
	readonly clock?: Pick<Clock, 'after'>;
}

export interface CallPage {
	readonly calls: readonly Call[];
	/** How many records the page held, understood or not. */
	readonly size: number;
	/** What tells each of them from others, in the list's order. */
	readonly records: readonly string[];
	/** Which records could not be understood, and why. */
	readonly notUnderstood: readonly NotUnderstood[];
}

export type CallService = ReturnType<typeof createCallService>;

// A page of complete records may be a megabyte over a slow line; a server that takes longer is not answering.
const ANSWER_LIMIT_MS = 60_000;

export function createCallService(options: ServiceOptions) {
	const { baseUrl, customer, fetch, streamFetch, tokens, clock = systemClock } = options;
	const { scope = null, asked, fetchesTranscripts = () => true } = options;
	const known = new KnownCustomer({
		...{ claimed: () => tokens.customer(), configured: customer },
		...(asked === undefined ? {} : { asked }),
	});
	const single = new RecordQuestions({ getJson, urlOf: recordsUrl });
	let dialect: Dialect | null = null;

	/** Asks with a token; on 401 once more with a refreshed one. */
	async function authorized<Value>(
		ask: (token: Secret) => Promise<Outcome<Value>>,
	): Promise<Outcome<Value>> {
		const token = await tokens.accessToken();
		if (!token.ok) return token;
		const answer = await ask(token.value);
		if (answer.ok || answer.failure.kind !== 'refused' || answer.failure.status !== 401) {
			return answer;
		}
		const refreshed = await tokens.refreshAfterRefusal(token.value);
		return refreshed.ok ? ask(refreshed.value) : refreshed;
	}

	async function getJson(url: URL, signal: AbortSignal): Promise<Outcome<unknown>> {
		return authorized(async (token) => {
			const limit = new AbortController();
			const stopWaiting = clock.after(ANSWER_LIMIT_MS, () => {
				limit.abort(new DOMException('No whole answer in time', 'TimeoutError'));
			});
			try {
				const answer = await request(fetch, url, 'application/json', {
					headers: { Authorization: `Bearer ${token.reveal()}` },
					signal: AbortSignal.any([signal, limit.signal]),
				});
				return answer.ok ? await readJson(answer.value, url) : answer;
			} finally {
				stopWaiting();
			}
		});
	}

	/**
	 * `DELETE /records?uuid=…`: exactly these, as far as the service has them; `refused` with 404 says that it lacks
	 * one. Nobody can break it off, because what came of it would never be known.
	 */
	async function deleteRecords(uuids: readonly string[]): Promise<Outcome<null>> {
		const url = deletionUrl(baseUrl, uuids);
		return authorized(async (token) => {
			const limit = new AbortController();
			const stopWaiting = clock.after(ANSWER_LIMIT_MS, () => {
				limit.abort(new DOMException('No answer in time', 'TimeoutError'));
			});
			const answer = await request(fetch, url, 'application/json', {
				method: 'DELETE',
				headers: { Authorization: `Bearer ${token.reveal()}` },
				signal: limit.signal,
			});
			stopWaiting();
			if (!answer.ok) return answer;
			// The status was the answer; a body that nobody reads would hold the connection.
			await answer.value.body?.cancel().catch(() => undefined);
			return success(null);
		});
	}

	/** `GET /records`, newest first: whole records, or short ones where the person does not want transcripts fetched. */
	async function list(
		range: {
			readonly limit: number;
			readonly offset: number;
			readonly from?: number;
			/** Names and numbers to be found. */
			readonly search?: string;
		},
		signal: AbortSignal,
	): Promise<Outcome<CallPage>> {
		const url = recordsUrl();
		url.searchParams.set('limit', String(range.limit));
		url.searchParams.set('offset', String(range.offset));
		if (range.from !== undefined) url.searchParams.set('from', String(range.from));
		if (range.search !== undefined) url.searchParams.set('search', range.search);
		url.searchParams.set('sort', 'desc');
		const isWhole = fetchesTranscripts();
		if (isWhole) url.searchParams.set('complete', 'true');
		const answer = await getJson(url, signal);
		if (!answer.ok) return answer;
		if (!Array.isArray(answer.value)) {
			return failed({
				kind: 'not-understood',
				peer: 'service',
				host: url.host,
				found: 'other',
			});
		}
		dialect = dialectOf(answer.value) ?? dialect;
		const parsed = await mapInTurns(answer.value, (record: unknown) =>
			parseRecord(record, isWhole),
		);
		const calls = parsed.flatMap((record) => (record.understood ? [record.call] : []));
		known.learnFrom(calls);
		return success({
			calls,
			size: parsed.length,
			records: parsed.map((record) => (record.understood ? record.call.uuid : record.id)),
			notUnderstood: parsed.flatMap((record) =>
				record.understood ? [] : [{ field: record.reason, id: record.id }],
			),
		});
	}

	/** Opens the stream of records; the caller reads its body and ends it through `signal`. */
	async function openStream(
		lastEventId: string | null,
		signal: AbortSignal,
	): Promise<Outcome<Response>> {
		return known.open(
			() => askForStream(lastEventId, signal),
			() => findCustomer(signal),
		);
	}

	/** Whether the K-number is known by now: asks for a record, and so for a token, either of which may say it. */
	async function findCustomer(signal: AbortSignal): Promise<Outcome<boolean>> {
		const newest = await list({ limit: 1, offset: 0 }, signal);
		if (!newest.ok) return newest;
		return success(known.isKnown());
	}

	function askForStream(
		lastEventId: string | null,
		signal: AbortSignal,
	): Promise<Outcome<Response>> {
		const url = recordsUrl();
		return authorized((token) => {
			// Required by `2.0-early-access.2` when the token does not say it; ignored when it does (nfon-api.md).
			const named = known.toSend();
			if (named !== null) url.searchParams.set('customer', named);
			return request(streamFetch, url, 'text/event-stream', {
				headers: {
					Authorization: `Bearer ${token.reveal()}`,
					...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
				},
				signal,
			});
		});
	}

	function recordsUrl(uuid?: string): URL {
		const path = uuid === undefined ? 'records' : `records/${encodeURIComponent(uuid)}`;
		const url = new URL(path, `${baseUrl}/`);
		for (const name of ['customer', 'extension'] as const) {
			const value = scope?.[name] ?? null;
			if (value !== null) url.searchParams.set(name, value);
		}
		return url;
	}

	const streamUrl = recordsUrl().href;
	const records = { list, record: single.ask, deleteRecords, fetchesTranscripts };
	return {
		...records,
		...{ openStream, findCustomer, baseUrl, streamUrl },
		learnedCustomer: known.learned,
		/** The next one to ask may be somebody else: nothing that was learned or asked is for them. */
		forgetPerson: () => {
			known.forgetLearned();
			single.forget();
		},
		/** In which the records of this run were written; null: none has told yet. */
		dialect: () => dialect,
	};
}
