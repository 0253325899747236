/** A service that answers every question the same way, and notes who was asked for what: for tests of when to ask. */
import { success } from '../../electron/contract/outcome.ts';
import { type CallService, createCallService } from '../../electron/history/call-service.ts';
import { Secret } from '../../electron/ground/secret.ts';

export interface LonelyService {
	readonly service: CallService;
	/** How often it was asked. */
	readonly asked: () => number;
}

/** `answer` is called at each question. */
export function lonelyService(answer: () => Response | Promise<Response>): LonelyService {
	let asked = 0;
	const fetch = (_url: string, { signal }: RequestInit): Promise<Response> => {
		// [Fetch §5.6] "If requestObject's signal is aborted, then: abort the fetch() call": nobody is asked.
		if (signal?.aborted) return Promise.reject(signal.reason as Error);
		asked += 1;
		return Promise.resolve(answer());
	};
	const token = () => Promise.resolve(success(new Secret('token')));
	const tokens = { accessToken: token, refreshAfterRefusal: token, customer: () => 'K9999' };
	const service = createCallService({
		...{ baseUrl: 'https://api.example/call-history', customer: () => null },
		...{ fetch, streamFetch: fetch, tokens, clock: { after: () => () => undefined } },
	});
	return { service, asked: () => asked };
}
