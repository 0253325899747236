const LOOK_EVERY_MS = 250;

/** Whole seconds until a time, counted down while it is shown; never less than none. */
export class SecondsLeft {
	#nowMs = $state(Date.now());
	readonly #until: () => string;

	/** `until`: ISO 8601. */
	constructor(until: () => string) {
		this.#until = until;
	}

	get milliseconds(): number {
		return Math.max(0, Date.parse(this.#until()) - this.#nowMs);
	}

	readonly seconds = $derived(Math.ceil(this.milliseconds / 1000));

	/** Looks at the clock until the returned function is called. */
	connect(): () => void {
		const timer = setInterval(() => (this.#nowMs = Date.now()), LOOK_EVERY_MS);
		return () => {
			clearInterval(timer);
		};
	}
}
