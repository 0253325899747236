import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { RouteName } from './routes.ts';

/** One request as it came in, and what it was answered. */
export interface LoggedRequest {
	readonly at: string;
	readonly route: RouteName;
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	readonly headers: IncomingHttpHeaders;
	readonly userAgent: string | null;
	/** Null: no answer was begun, or not yet. */
	readonly status: number | null;
}

// Enough for any test, and a simulator that runs for days does not fill the memory.
const MOST_ENTRIES = 10_000;

/** Who asked for what, so that a test can say what must, and what must never, be asked. */
export class RequestLog {
	#entries: { request: Omit<LoggedRequest, 'status'>; response: ServerResponse }[] = [];
	readonly #waiting = new Set<() => void>();

	note(route: RouteName, request: IncomingMessage, response: ServerResponse): void {
		const entry = {
			at: new Date().toISOString(),
			route,
			method: request.method ?? '',
			target: request.url ?? '',
			headers: request.headers,
			userAgent: request.headers['user-agent'] ?? null,
		};
		if (this.#entries.length >= MOST_ENTRIES) this.#entries = this.#entries.slice(MOST_ENTRIES / 2);
		this.#entries.push({ request: entry, response });
		for (const resolve of this.#waiting) resolve();
		this.#waiting.clear();
	}

	/** Oldest first; all of them, or those for one route. */
	list(route?: RouteName): readonly LoggedRequest[] {
		return this.#entries
			.filter(({ request }) => route === undefined || request.route === route)
			.map(({ request, response }) => ({
				...request,
				status: response.headersSent ? response.statusCode : null,
			}));
	}

	/** Resolves when a route has been asked so many times since the log was last cleared. */
	async untilAsked(route: RouteName, times = 1): Promise<void> {
		while (this.list(route).length < times) {
			await new Promise<void>((resolve) => this.#waiting.add(resolve));
		}
	}

	clear(): void {
		this.#entries = [];
	}
}
