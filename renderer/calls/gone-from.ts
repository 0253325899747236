/** Those of some calls (uuid) that a list does not have. */
export function goneFrom(list: readonly string[], calls: readonly string[]): readonly string[] {
	const here = new Set(list);
	return calls.filter((uuid) => !here.has(uuid));
}
