/**
 * Gives the keyboard another place whenever the one it had leaves the document: a button that was used, a list that
 * became empty, a menu that a question came from. Until the returned function is called.
 */
export function keepKeyboard(goHome: () => void): () => void {
	let place: Element | null = null;
	const note = ({ target }: FocusEvent): void => {
		place = target instanceof Element ? target : null;
	};
	const watch = new MutationObserver(() => {
		if (place === null || place.isConnected) return;
		place = null;
		if (document.activeElement === document.body) goHome();
	});
	document.addEventListener('focusin', note);
	watch.observe(document.body, { childList: true, subtree: true });
	return () => {
		document.removeEventListener('focusin', note);
		watch.disconnect();
	};
}
