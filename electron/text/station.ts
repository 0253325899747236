/** "Group Sales", but "Sales group" as it is: the kind is said once. */
export function station(kind: string, name: string): string {
	return name.toLowerCase().includes(kind.toLowerCase()) ? name : `${kind} ${name}`;
}
