import type { Language } from '../../electron/contract/app-state.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { formatsFor } from './formats.ts';
import type { Texts } from './texts.ts';

const TEXTS = { en: english, de: german } satisfies Record<Language, unknown>;

/** The words of a language, with dates and numbers as `locale` (BCP 47) writes them. */
export function textsFor(language: Language, locale: string, now: () => Date): Texts {
	return TEXTS[language](formatsFor(locale, now));
}
