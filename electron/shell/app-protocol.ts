/** Serves the window's own files from a scheme of our own, with the strictest policy they work under. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://call-history`;

// `frame-ancestors` counts only in a header, which is one reason for a scheme of our own instead of `file:`.
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"font-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html',
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
};

/** Must run before `ready`, and before the first await of the main module. */
export function registerAppScheme(): void {
	protocol.registerSchemesAsPrivileged([
		{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
	]);
}

/** Answers `app://call-history/…` from `folder`, and nothing outside it. */
export function serveAppFiles(session: Session, folder: string): void {
	session.protocol.handle(APP_SCHEME, async (request) => {
		const { origin, pathname } = appAddress(request.url);
		const type = TYPES[extname(pathname)];
		const file = normalize(join(folder, decodeURIComponent(pathname)));
		if (origin !== APP_ORIGIN || type === undefined || !file.startsWith(folder + sep))
			return notFound();
		let content: Buffer;
		try {
			content = await readFile(file);
		} catch {
			// The window asks only for files of its own build; a missing one shows in its console as a 404.
			return notFound();
		}
		return new Response(new Uint8Array(content), {
			headers: {
				'Content-Type': type,
				'Content-Security-Policy': CONTENT_SECURITY_POLICY,
				'X-Content-Type-Options': 'nosniff',
			},
		});
	});
}

/** Node gives URLs of unknown schemes the origin `null`; this says what a window means by it. */
export function appAddress(url: string): { readonly origin: string; readonly pathname: string } {
	const { protocol: scheme, host, pathname } = new URL(url);
	return { origin: `${scheme}//${host}`, pathname };
}

function notFound(): Response {
	return new Response(null, { status: 404 });
}
