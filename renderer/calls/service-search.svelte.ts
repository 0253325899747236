import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallRow } from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';

/** Long enough that nobody types on; a question over the network is not asked for every letter. */
const TYPED_MS = 400;
/** Fewer letters find half of everybody. */
const FEWEST_LETTERS = 3;

/** Asks the service for what is not on this computer yet. What it finds comes into the list by itself. */
export class ServiceSearch {
	#words = $state('');
	#asking = $state(false);
	#found = $state.raw<number | null>(null);
	#notKept = $state.raw<readonly CallRow[]>([]);
	#failure = $state.raw<Failure | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#question = 0;
	readonly #bridge: Bridge;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	get asking(): boolean {
		return this.#asking;
	}

	/** How many calls came that were not here; null: nothing was asked, or not yet answered. */
	get found(): number | null {
		return this.#found;
	}

	/** There are words that the service was not asked for. */
	get canAsk(): boolean {
		return this.#found === null && this.#words.length >= FEWEST_LETTERS;
	}

	/** Calls that the service found and that are too old to be kept here, newest first. */
	get notKept(): readonly CallRow[] {
		return this.#notKept;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	/**
	 * These words found nothing here; the service is asked as soon as they stand still, or `byItself` false, when the
	 * person wants that.
	 */
	miss(words: string, byItself: boolean): void {
		if (words === this.#words) return;
		this.forget();
		this.#words = words;
		if (words.length < FEWEST_LETTERS || !byItself) return;
		this.#asking = true;
		this.#timer = setTimeout(() => void this.again(), TYPED_MS);
	}

	forget(): void {
		clearTimeout(this.#timer);
		this.#question += 1;
		this.#words = '';
		this.#asking = false;
		this.#found = null;
		this.#notKept = [];
		this.#failure = null;
	}

	async again(): Promise<void> {
		const question = ++this.#question;
		this.#asking = true;
		this.#failure = null;
		const answer = await this.#bridge.ask('calls.search-service', { words: this.#words });
		if (question !== this.#question) return; // other words were typed meanwhile
		this.#asking = false;
		this.#found = answer.ok ? answer.value.found : null;
		this.#notKept = answer.ok ? answer.value.notKept : [];
		this.#failure = answer.ok ? null : answer.failure;
	}
}
