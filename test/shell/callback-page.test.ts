import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callbackPage } from '../../electron/shell/callback-page.ts';

const theme = readFileSync(new URL('../../renderer/theme.css', import.meta.url), 'utf8');

/** The custom properties of the two themes, in the order in which a style sheet has them. */
function colours(css: string, names: readonly string[]): readonly (readonly string[])[] {
	return names.map((name) =>
		[...css.matchAll(new RegExp(`--${name}: (#\\w+);`, 'g'))].map(([, value = '']) => value),
	);
}

test('the page in the browser has the colours of the app, in both themes', () => {
	const names = ['ground', 'ink', 'ink-soft', 'accent'];
	const page = colours(callbackPage('signed-in', 'en'), names);

	expect(page.map(({ length }) => length)).toEqual([2, 2, 2, 2]);
	expect(page).toEqual(colours(theme, names));
});

test.each([
	['de', 'Sie sind angemeldet', 'Sie sind nicht angemeldet'],
	['en', 'You are signed in', 'You are not signed in'],
] as const)('in %s it says how the sign-in went', (language, yes, no) => {
	expect(callbackPage('signed-in', language)).toContain(`<html lang="${language}">`);
	expect(callbackPage('signed-in', language)).toContain(`<h1>${yes}</h1>`);
	expect(callbackPage('not-signed-in', language)).toContain(`<h1>${no}</h1>`);
});
