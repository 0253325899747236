/**
 * The uuids of all calls that some rows stand for. `rows`: each row's newest call, and how many calls it stands for.
 * `all`: every call of the list in its order; what is folded under a row follows it there.
 */
export function withFolded(
	rows: readonly (readonly [string, number])[],
	all: readonly string[],
): readonly string[] {
	const places = new Map(all.map((uuid, place) => [uuid, place]));
	const uuids = rows.flatMap(([uuid, calls]) => {
		const place = places.get(uuid);
		return place === undefined ? [uuid] : all.slice(place, place + calls);
	});
	return [...new Set(uuids)];
}
