/** Times, days, durations and numbers, as the user's locale writes them. */

export interface Formats {
	/** BCP 47. */
	readonly locale: string;
	/** "14:02" */
	readonly time: (iso: string) => string;
	/** "14:02:07" */
	readonly timeWithSeconds: (iso: string) => string;
	/** "Today", "Yesterday", "Wednesday, 12 November", with the year if it is another one. */
	readonly day: (iso: string) => string;
	/** The same inside a sentence: "today". */
	readonly dayInSentence: (iso: string) => string;
	/** "14:02" today, and with its day else: "yesterday 14:02", "3 Nov 14:02". */
	readonly moment: (iso: string) => string;
	/** "10:05 – 11:20"; with days, unless both ends are on the day of `beside`. */
	readonly span: (from: string, to: string, beside: string | null) => string;
	/** "12 – 14 Nov 2025", "since 12 Nov 2025": whole days; `to` is the midnight after the last one. */
	readonly days: (from: string | null, to: string | null) => string;
	/** "4:12", "1:02:33" */
	readonly clock: (seconds: number) => string;
	/** "4 minutes 12 seconds" */
	readonly duration: (seconds: number) => string;
	/** "12,480" */
	readonly count: (count: number) => string;
	readonly plural: (count: number) => Intl.LDMLPluralRule;
}

/** A space at which no line breaks: a day keeps its time, and a time its dash. */
const HELD = '\u00a0';

/** `now` is asked anew each time: any moment of the present day. */
export function formatsFor(locale: string, now: () => Date): Formats {
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
	const seconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
	const dayOfYear = new Intl.DateTimeFormat(locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
	});
	const dayOfAnyYear = new Intl.DateTimeFormat(locale, {
		weekday: 'short',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
	});
	const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
	const shortDayOfAnyYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
	const dayOfRange = new Intl.DateTimeFormat(locale, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	});
	const nearDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const number = new Intl.NumberFormat(locale);
	const plural = new Intl.PluralRules(locale);
	const units = (['hour', 'minute', 'second'] as const).map(
		(unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
	);

	const dayNamed = (
		iso: string,
		inThisYear: Intl.DateTimeFormat,
		inAnother: Intl.DateTimeFormat,
	) => {
		const date = new Date(iso);
		const today = now();
		const daysAgo = Math.round((startOfDay(today) - startOfDay(date)) / 86_400_000);
		if (daysAgo === 0 || daysAgo === 1) return nearDay.format(-daysAgo, 'day');
		const sameYear = date.getFullYear() === today.getFullYear();
		return (sameYear ? inThisYear : inAnother).format(date);
	};
	const dayInSentence = (iso: string) => dayNamed(iso, dayOfYear, dayOfAnyYear);
	const timeOf = (iso: string) => time.format(new Date(iso));
	const dayAndTime = (iso: string) =>
		`${dayNamed(iso, shortDay, shortDayOfAnyYear)}${HELD}${timeOf(iso)}`;

	return {
		locale,
		time: timeOf,
		timeWithSeconds: (iso) => seconds.format(new Date(iso)),
		day: (iso) => capitalised(dayInSentence(iso), locale),
		dayInSentence,
		moment: (iso) => (isSameDay(iso, now()) ? timeOf(iso) : dayAndTime(iso)),
		span: (from, to, beside) => {
			const oneDay = isSameDay(from, to);
			const known = oneDay && beside !== null && isSameDay(from, beside);
			return `${known ? timeOf(from) : dayAndTime(from)}${HELD}– ${oneDay ? timeOf(to) : dayAndTime(to)}`;
		},
		days: (from, to) => {
			const first = from === null ? null : new Date(from);
			const last = to === null ? null : new Date(Date.parse(to) - 1);
			if (first !== null && last !== null) return dayOfRange.formatRange(first, last);
			if (first !== null) return `${dayOfRange.format(first)}${HELD}–`;
			return last === null ? '' : `–${HELD}${dayOfRange.format(last)}`;
		},
		clock: (total) => {
			const [hours, minutes, rest] = parts(total);
			const short = `${String(minutes)}:${twoDigits(rest)}`;
			return hours === 0 ? short : `${String(hours)}:${twoDigits(minutes)}:${twoDigits(rest)}`;
		},
		duration: (total) => {
			const said = parts(total).flatMap((part, place) =>
				part === 0 ? [] : [units[place]?.format(part) ?? ''],
			);
			return said.length > 0 ? said.join(' ') : (units[2]?.format(0) ?? '');
		},
		count: (count) => number.format(count),
		plural: (count) => plural.select(count),
	};
}

/** Whether two times are on one day of this computer's calendar. */
export function isSameDay(one: string, other: string | Date): boolean {
	return startOfDay(new Date(one)) === startOfDay(new Date(other));
}

function startOfDay(date: Date): number {
	// As if in UTC, so that days of 23 or 25 hours count as one.
	return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function parts(total: number): readonly [number, number, number] {
	const whole = Math.max(0, Math.floor(total));
	return [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

function capitalised(text: string, locale: string): string {
	return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
