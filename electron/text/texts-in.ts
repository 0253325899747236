import type { Language } from '../contract/app-state.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** `locale` (BCP 47): how times are written. */
export function textsIn(language: Language, locale: string): Texts {
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
	return { en, de }[language]((at) => time.format(at));
}
