import type { Language } from '../contract/app-state.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** `locale` (BCP 47): how times are written. */
export function textsIn(language: Language, locale: string): Texts {
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
	const day = new Intl.DateTimeFormat(locale, { weekday: 'short' });
	const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
	const dateOfAnyYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
	return { en, de }[language]({
		time: (at) => time.format(at),
		dayAndTime: (at) => `${day.format(at)} ${time.format(at)}`,
		dateAndTime: (at, now) => {
			const format = at.getFullYear() === now.getFullYear() ? date : dateOfAnyYear;
			return `${format.format(at)} ${time.format(at)}`;
		},
	});
}
