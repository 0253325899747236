/** A minute is the grain of everything we say about time. */
const LOOK_EVERY_MS = 60_000;

/** The present day, so that "Today" becomes "Yesterday" while the window stays open. */
export class Today {
	#nowMs = $state(Date.now());
	#timeZone = $state(timeZoneNow());

	/** Some moment of the present day; changes only when the day does. */
	get nowMs(): number {
		return this.#nowMs;
	}

	/** The name of this computer's time zone: what is formatted for one is wrong in another. */
	get timeZone(): string {
		return this.#timeZone;
	}

	/** Looks at the clock every minute, and when the window is shown again: timers stop in sleep. */
	connect(): () => void {
		const look = () => {
			const nowMs = Date.now();
			const timeZone = timeZoneNow();
			if (dayOf(nowMs) !== dayOf(this.#nowMs) || timeZone !== this.#timeZone) this.#nowMs = nowMs;
			this.#timeZone = timeZone;
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

function timeZoneNow(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
