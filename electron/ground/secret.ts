import { inspect } from 'node:util';

/** Text that must not be printed: every usual way to turn it into text reads `[secret]`. */
export class Secret {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	/** The text itself. The one way out, so that `grep reveal` finds every use. */
	reveal(): string {
		return this.#text;
	}

	toString(): string {
		return '[secret]';
	}

	toJSON(): string {
		return '[secret]';
	}

	[inspect.custom](): string {
		return '[secret]';
	}
}
