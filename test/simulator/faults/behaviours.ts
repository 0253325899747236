import { answerHtml, answerJson, type Answer } from '../http/answer.ts';

/** Everything that can go wrong with one request. Small values, which `all` puts together. */
export type Behaviour =
	/** The connection ends before a byte of the answer, politely. */
	| { readonly kind: 'hang-up' }
	/** The same with a TCP reset. */
	| { readonly kind: 'reset' }
	| { readonly kind: 'delay'; readonly ms: number }
	/** This instead of the real answer. */
	| ({ readonly kind: 'answer' } & Answer)
	/** These bytes on the connection instead of any HTTP of ours, then the end of it. */
	| { readonly kind: 'raw'; readonly bytes: string | Uint8Array }
	/** The body in small pieces. */
	| { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
	/** So many bytes of the body, then nothing; the connection stays. */
	| { readonly kind: 'stall'; readonly afterBytes: number }
	/** So many bytes of the body, then the connection is gone. */
	| { readonly kind: 'cut'; readonly afterBytes: number }
	/** Gone after the first byte of the first character that has several (in UTF-8). */
	| { readonly kind: 'cut-in-character' }
	| { readonly kind: 'gzip' }
	/** List: every record twice. Stream: every event twice. */
	| { readonly kind: 'duplicate' }
	/** List: the other way round. Stream: neighbours change places. */
	| { readonly kind: 'reorder' }
	/** Stream: opens and never says anything. */
	| { readonly kind: 'silent' }
	/** The `Date` header of a server whose clock is wrong by so much. */
	| { readonly kind: 'wrong-clock'; readonly byMs: number }
	/** One after the other, from the first; an `answer` belongs at the end. */
	| { readonly kind: 'all'; readonly of: readonly Behaviour[] };

export type BehaviourKind = Behaviour['kind'];

export function answerWith(answer: Answer): Behaviour {
	return { kind: 'answer', ...answer };
}

/** "A gateway in between may answer … with any body, HTML too." */
export function answerHtmlPage(status: number, text = 'The gateway has a problem.'): Behaviour {
	return answerWith(answerHtml(status, `<html><body><h1>${text}</h1></body></html>`));
}

export function answerInvalidJson(): Behaviour {
	return answerWith({ ...answerJson(200, null), body: '[{"uuid":' });
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3). */
export function answerRetryLater(status: 429 | 503, after: number | Date): Behaviour {
	const value = typeof after === 'number' ? String(after) : after.toUTCString();
	const { headers, body = '' } = answerJson(status, { error: 'try again later' });
	return answerWith({ status, headers: { ...headers, 'retry-after': value }, body });
}

export function answerRedirect(location: string, status = 301): Behaviour {
	return answerWith({ status, headers: { location } });
}

export function all(...of: readonly Behaviour[]): Behaviour {
	return { kind: 'all', of };
}

/** The simple behaviours that a composed one consists of. */
export function unfold(behaviour: Behaviour): readonly Exclude<Behaviour, { kind: 'all' }>[] {
	return behaviour.kind === 'all' ? behaviour.of.flatMap(unfold) : [behaviour];
}
