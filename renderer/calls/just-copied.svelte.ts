const SHOWN_MS = 2_000;

/** What was just put on the clipboard, for as long as it is worth saying. */
export class JustCopied<What extends string> {
	#what = $state.raw<What | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Null two seconds later. */
	get what(): What | null {
		return this.#what;
	}

	/** Says so as soon as it is there; `copied` answers whether it is. */
	async say(what: What, copied: Promise<boolean>): Promise<void> {
		if (!(await copied)) return;
		clearTimeout(this.#timer);
		this.#what = what;
		this.#timer = setTimeout(() => (this.#what = null), SHOWN_MS);
	}
}
