import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A whole answer, decided before the first byte of it is sent. */
export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
}

export function answerJson(status: number, value: unknown): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8' },
		body: JSON.stringify(value),
	};
}

export function answerHtml(status: number, body: string): Answer {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** "Errors are { "error": "some message" }", and "error responses carry X-Request-Id". */
export function answerError(status: number, error: string): Answer {
	const answer = answerJson(status, { error });
	return { ...answer, headers: { ...answer.headers, 'x-request-id': randomUUID() } };
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
	response.statusCode = status;
	for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
	if (body === undefined) {
		response.end();
		return;
	}
	const bytes = Buffer.from(body);
	response.setHeader('content-length', bytes.length);
	response.end(bytes);
}
