/** Faults that are a whole answer, of the service or of a gateway before it. */
import {
	answerHtmlPage,
	answerRedirect,
	answerRetryLater,
	answerWith,
	type Behaviour,
} from '../../simulator/faults/behaviours.ts';
import { answerError, answerJson } from '../../simulator/http/answer.ts';
import { expect } from 'vitest';
import { type Fault, offline, SAYS_NETWORK, SAYS_STRANGER, stopped, triesAgain } from './fault.ts';

const MONTH_S = 30 * 24 * 3600;
const SAYS_TROUBLE = [/has a problem of its own/, /Try again later/] as const;
const SAYS_LATER = [/fewer requests \(429\)/, /waits and tries again by itself/] as const;

/** The stream, asked for once more, is answered so. */
function stream(
	name: string,
	behaviour: Behaviour,
	rest: Pick<Fault, 'state' | 'says'> & Partial<Fault>,
): Fault {
	return {
		name,
		happens: (bench) => bench.declare('stream', behaviour),
		meets: 'at the next try',
		...rest,
	};
}

function refused(status: number, more: Readonly<Record<string, unknown>> = {}) {
	return { kind: 'refused', peer: 'service', status, ...more };
}

function strange(found: 'html' | 'redirect' | 'other') {
	return {
		state: offline({ kind: 'not-understood', peer: 'service', found }),
		says: SAYS_STRANGER,
	};
}

const RETRY_AFTER_NONSENSE = answerWith({
	...answerJson(503, {}),
	headers: { 'content-type': 'application/json', 'retry-after': 'when it is over' },
});

export const answers: readonly Fault[] = [
	stream('200 with HTML: a hotel’s welcome page', answerHtmlPage(200), strange('html')),
	stream('200 with JSON instead of a stream', answerWith(answerJson(200, [])), strange('other')),
	stream('204: nothing', answerWith({ status: 204 }), {
		state: offline({ kind: 'unreachable', code: 'ERR_CONNECTION_CLOSED' }),
		says: SAYS_NETWORK,
	}),
	stream('301 to elsewhere', answerRedirect('http://elsewhere.invalid/'), strange('redirect')),
	stream('302 to a sign-in page', answerRedirect('/portal', 302), strange('redirect')),
	stream('400 with customer', answerWith(answerError(400, 'bad request')), {
		state: stopped(refused(400, { requestId: /^[0-9a-f-]{36}$/ })),
		says: [/refused the request \(400\)/, /tell NFON support/],
		helps: triesAgain,
	}),
	stream('403', answerHtmlPage(403), {
		state: stopped(refused(403)),
		says: [/does not give your account access/, /Ask your administrator/],
		helps: triesAgain,
	}),
	stream('404', answerHtmlPage(404), {
		state: stopped(refused(404)),
		says: [/knows no call history at this address/, /Check NFON_API_URL/],
		helps: triesAgain,
	}),
	stream('408', answerHtmlPage(408), {
		state: offline(refused(408)),
		says: [/refused the request \(408\)/, /Try again/],
	}),
	stream('429 with seconds', answerRetryLater(429, 7), {
		state: offline(refused(429, { retryAfterMs: 7_000 })),
		says: SAYS_LATER,
	}),
	stream('429 with a date', answerRetryLater(429, new Date(Date.now() + 3_600_000)), {
		state: offline(refused(429, { retryAfterMs: /^3[45]\d{5}$|^3600000$/ })),
		says: SAYS_LATER,
	}),
	stream('500', answerWith(answerError(500, 'oops')), {
		state: offline(refused(500, { requestId: /^[0-9a-f-]{36}$/ })),
		says: SAYS_TROUBLE,
	}),
	stream('502 with HTML', answerHtmlPage(502), {
		state: offline(refused(502)),
		says: SAYS_TROUBLE,
	}),
	stream('503 with Retry-After', answerRetryLater(503, 120), {
		state: offline(refused(503, { retryAfterMs: 120_000 })),
		says: SAYS_TROUBLE,
	}),
	stream('504 with HTML', answerHtmlPage(504), {
		state: offline(refused(504)),
		says: SAYS_TROUBLE,
	}),
	stream('Retry-After of a month', answerRetryLater(503, MONTH_S), {
		state: offline(refused(503, { retryAfterMs: MONTH_S * 1000 })),
		says: SAYS_TROUBLE,
		besides: ({ parts }) => {
			expect(parts.clock.now() - Date.now()).toBeLessThan(3_700_000);
		},
	}),
	stream('Retry-After of nonsense', RETRY_AFTER_NONSENSE, {
		state: offline(refused(503, { retryAfterMs: null })),
		says: SAYS_TROUBLE,
	}),
	{
		name: '200 with HTML instead of the list',
		happens: (bench) => bench.declare('list', answerHtmlPage(200)),
		meets: 'at the next try',
		...strange('html'),
	},
	{
		name: '204 instead of the list: not an empty history',
		happens: (bench) => bench.declare('list', answerWith({ status: 204 })),
		meets: 'at the next try',
		...strange('other'),
	},
	{
		name: '503 for the list while the stream is open',
		happens: (bench) => bench.declare('list', answerHtmlPage(503)),
		meets: 'at the next try',
		state: offline(refused(503)),
		says: SAYS_TROUBLE,
	},
];
