/** Shows text that its line cuts off as a whole, in a tooltip; text that fits gets none. */
export function wholeWhenCut(line: HTMLElement): () => void {
	const look = (): void => {
		const cut = line.scrollWidth > line.clientWidth;
		line.title = cut ? (line.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
	};
	line.addEventListener('pointerenter', look);
	return () => {
		line.removeEventListener('pointerenter', look);
	};
}
