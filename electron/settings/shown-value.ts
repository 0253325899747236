const LONGEST = 200;

/** A refused value as it is shown and copied to support: see `withoutSecrets`. */
export function shownValue(value: unknown): string {
	return withoutSecrets(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

/**
 * A refused value is shown on screen and copied to support: whatever could be a password (all before
 * an `@`) or a token (a query, a fragment) is cut out, in texts that are no URLs too.
 */
export function withoutSecrets(text: string): string {
	return text
		.replace(
			/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is,
			(_, scheme: string | undefined) => `${scheme ?? ''}…@`,
		)
		.replace(/[?#].*$/s, '')
		.slice(0, LONGEST);
}
