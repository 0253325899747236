/** A minute is the grain of everything we say about time. */
const LOOK_EVERY_MS = 60_000;

/** The present day, so that "Today" becomes "Yesterday" while the window stays open. */
export class Today {
	#nowMs = $state(Date.now());

	/** Some moment of the present day; changes only when the day does. */
	get nowMs(): number {
		return this.#nowMs;
	}

	/** Looks at the clock every minute, and when the window is shown again: timers stop in sleep. */
	connect(): () => void {
		const look = () => {
			const nowMs = Date.now();
			if (dayOf(nowMs) !== dayOf(this.#nowMs)) this.#nowMs = nowMs;
		};
		const timer = setInterval(look, LOOK_EVERY_MS);
		document.addEventListener('visibilitychange', look);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', look);
		};
	}
}

function dayOf(timeMs: number): string {
	return new Date(timeMs).toDateString();
}
