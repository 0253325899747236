import { LANGUAGES, type Language } from '../contract/app-state.ts';

/** The first of the person's languages that the app speaks, else English. `preferred`: BCP 47, best first. */
export function systemLanguage(preferred: readonly string[]): Language {
	for (const tag of preferred) {
		const language = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known);
		if (language) return language;
	}
	return 'en';
}

const USUAL: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The person's own variety of a language, for dates, times and numbers. */
export function systemLocale(preferred: readonly string[], language: Language): string {
	return preferred.find((tag) => tag.startsWith(`${language}-`)) ?? USUAL[language];
}
