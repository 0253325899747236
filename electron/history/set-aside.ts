/** The records that could not be understood: how many, and because of which field. Nothing of what they said. */
export class SetAside {
	readonly #counts = new Map<string, number>();
	readonly #onNew: (field: string) => void;

	/** `onNew` is told of each reason once, however often a list repeats it. */
	constructor(onNew: (field: string) => void) {
		this.#onNew = onNew;
	}

	readonly note = (field: string): void => {
		const before = this.#counts.get(field) ?? 0;
		this.#counts.set(field, before + 1);
		if (before === 0) this.#onNew(field);
	};

	/** By the field that made them impossible to understand; for diagnostics. */
	counts(): Readonly<Record<string, number>> {
		return Object.fromEntries(this.#counts);
	}
}
