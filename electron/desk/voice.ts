import type { Language } from '../contract/app-state.ts';
import { systemLanguage, systemLocale } from '../shell/system-language.ts';
import type { Texts } from '../text/texts.ts';
import { textsIn } from '../text/texts-in.ts';

/** The language the app speaks: the one that was chosen, else the system's. It may change at any time. */
export class Voice {
	readonly #chosen: () => Language | null;
	readonly #preferred: readonly string[];
	#texts: Texts | null = null;
	#spoken: Language | null = null;

	/** `preferred`: BCP 47, best first. */
	constructor(chosen: () => Language | null, preferred: readonly string[]) {
		this.#chosen = chosen;
		this.#preferred = preferred;
	}

	get language(): Language {
		return this.#chosen() ?? systemLanguage(this.#preferred);
	}

	/** BCP 47: how dates, times and numbers are written. */
	get locale(): string {
		return systemLocale(this.#preferred, this.language);
	}

	get texts(): Texts {
		const { language } = this;
		if (this.#texts === null || language !== this.#spoken) {
			this.#texts = textsIn(language, this.locale);
			this.#spoken = language;
		}
		return this.#texts;
	}

	/** Times are written by another zone from now on. */
	forget(): void {
		this.#texts = null;
	}
}
