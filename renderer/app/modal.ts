/**
 * Shows a `<dialog>` above everything, for as long as it is in the document. The platform keeps the keyboard inside;
 * where it was, it returns to.
 */
export function modal(dialog: HTMLDialogElement): () => void {
	const before = document.activeElement;
	dialog.showModal();
	return () => {
		dialog.close();
		// The platform gives the keyboard back only from a dialog that is still in the document.
		if (before instanceof HTMLElement && before.isConnected) before.focus();
	};
}
