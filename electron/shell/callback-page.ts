/** The one page the app shows in a browser: how the sign-in went, in the app's look, all in one file. */
import { createHash } from 'node:crypto';
import type { Language } from '../contract/app-state.ts';
import { textsIn } from '../text/texts-in.ts';
import type { Texts } from '../text/texts.ts';

export type CallbackPage = keyof Texts['callbackPages'];

/** Shape first, as everywhere in the app: a tick, a cross or a dash, then the colour. */
const MARKS: Readonly<Record<CallbackPage, string>> = {
	'signed-in': 'M6 12.5l4 4 8-9',
	'not-signed-in': 'M7 7l10 10M17 7L7 17',
	'another-sign-in': 'M7 12h10',
};

// The colours are those of renderer/theme.css; a test compares them.
const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1d1d20; --ink-soft: #5f5f66; --accent: #0a5bc4; }
@media (prefers-color-scheme: dark) {
	:root { --ground: #1b1b1d; --ink: #f1f1f3; --ink-soft: #a8a8b0; --accent: #74b3ff; }
}
body { margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center;
	padding: 2rem; box-sizing: border-box; text-align: center; background: var(--ground); color: var(--ink);
	font: 1rem/1.5 system-ui, sans-serif; }
svg { width: 3rem; height: 3rem; fill: none; stroke: var(--accent); stroke-width: 2; stroke-linecap: round;
	stroke-linejoin: round; }
h1 { margin: 1rem 0 0.25rem; font-size: 1.375rem; font-weight: 600; }
p { margin: 0; max-width: 26rem; color: var(--ink-soft); text-wrap: balance; }
`;

/** Nothing may load or run here but this very style sheet, named by its hash. */
export const CALLBACK_PAGE_POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

export function callbackPage(page: CallbackPage, language: Language): string {
	const { title, text } = textsIn(language, language).callbackPages[page];
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} – NFON Call History</title>
<style>${STYLE}</style>
</head>
<body>
<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${MARKS[page]}"/></svg>
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>
`;
}
