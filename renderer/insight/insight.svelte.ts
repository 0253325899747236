import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Insight } from '../../electron/contract/call-view.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import { rangeStart, type InsightRange } from './insight-range.ts';

/** While many calls arrive, what they say together is worth a look only now and then. */
const RELOAD_AFTER_MS = 1_000;

/** What the calls of a time say together, kept current while somebody looks. */
export class InsightState {
	#range = $state.raw<InsightRange>('3-months');
	#insight = $state.raw<Insight | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#question = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #bridge: Bridge;
	readonly #nowMs: () => number;

	constructor(bridge: Bridge, nowMs: () => number = Date.now) {
		this.#bridge = bridge;
		this.#nowMs = nowMs;
	}

	get range(): InsightRange {
		return this.#range;
	}

	/** Null while it is being asked for; the range before stays until the next one is there. */
	get insight(): Insight | null {
		return this.#insight;
	}

	get failure(): Failure | null {
		return this.#failure;
	}

	/** Listens and asks, for as long as it is shown. */
	connect(): () => void {
		const stop = this.#bridge.on('calls.changed', () => {
			this.#timer ??= setTimeout(() => this.reload(), RELOAD_AFTER_MS);
		});
		this.reload();
		return () => {
			stop();
			this.#question += 1;
			clearTimeout(this.#timer);
			this.#timer = undefined;
		};
	}

	choose(range: InsightRange): void {
		this.#range = range;
		this.reload();
	}

	reload(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#load();
	}

	async #load(): Promise<void> {
		const question = ++this.#question;
		const from = rangeStart(this.#range, this.#nowMs());
		const answer = await this.#bridge.ask('insight.read', { from });
		if (question !== this.#question) return; // another range was chosen meanwhile
		this.#insight = answer.ok ? answer.value : null;
		this.#failure = answer.ok ? null : answer.failure;
	}
}
