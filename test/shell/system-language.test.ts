import { expect, test } from 'vitest';
import { systemLanguage } from '../../electron/shell/system-language.ts';

test.each([
	[['de-AT', 'en'], 'de'],
	[['fr-FR', 'de'], 'de'],
	[['en-GB'], 'en'],
	[['ja'], 'en'],
	[[], 'en'],
] as const)('for %j it is %s', (preferred, language) => {
	expect(systemLanguage(preferred)).toBe(language);
});
