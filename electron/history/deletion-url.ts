/** The one place that makes an address for a DELETE: it names records one by one, and has no way to name a time. */

// Servers and gateways refuse longer ones: Apache's limit for a request's first line is 8,190 bytes, method included.
const MOST_CHARACTERS = 8_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `…/records?uuid=…&uuid=…`, and never anything else: with `from`, `to` or `filter` in a unit that was guessed wrong a
 * whole history would be gone (nfon-api.md). No uuid, or a text that is none, is a bug and is thrown, because
 * `DELETE /records` alone might mean everything.
 */
export function deletionUrl(baseUrl: string, uuids: readonly string[]): URL {
	if (uuids.length === 0) throw new RangeError('A deletion names at least one record');
	if (!uuids.every((uuid) => UUID.test(uuid))) throw new TypeError('A record is named by its uuid');
	return new URL(`${baseUrl}/records?${uuids.map((uuid) => `uuid=${uuid}`).join('&')}`);
}

/** The uuids, each once and in their order, in as few pieces as addresses of allowed length can name. */
export function inChunks(
	baseUrl: string,
	uuids: readonly string[],
): readonly (readonly string[])[] {
	const different = [...new Set(uuids)];
	const [first] = different;
	if (first === undefined) return [];
	const each = `&uuid=${first}`.length;
	const room = MOST_CHARACTERS - deletionUrl(baseUrl, [first]).href.length;
	const size = 1 + Math.max(0, Math.floor(room / each));
	return Array.from({ length: Math.ceil(different.length / size) }, (_, chunk) =>
		different.slice(chunk * size, (chunk + 1) * size),
	);
}
