/** Where a key moves the keyboard in a list; null: this key moves nothing. */
export function targetOf(key: string, from: number, page: number, length: number): number | null {
	switch (key) {
		case 'ArrowDown':
			return from + 1;
		case 'ArrowUp':
			return from - 1;
		case 'PageDown':
			return Math.max(0, from) + page;
		case 'PageUp':
			return from - page;
		case 'Home':
			return 0;
		case 'End':
			return length - 1;
		default:
			return null;
	}
}
