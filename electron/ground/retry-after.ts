/**
 * When a server wants to be asked again, in milliseconds from now [RFC 9110 §10.2.3]: seconds, or a date, which is
 * taken by the server's own clock, because ours may be hours away from it. Null when it says nothing readable.
 */
export function retryAfterMs({ headers }: Pick<Response, 'headers'>): number | null {
	const wish = headers.get('retry-after')?.trim() ?? '';
	if (/^\d{1,10}$/.test(wish)) return Number(wish) * 1000;
	const date = Date.parse(wish);
	if (Number.isNaN(date)) return null;
	const sentAt = Date.parse(headers.get('date') ?? '');
	return Math.max(0, date - (Number.isNaN(sentAt) ? Date.now() : sentAt));
}
