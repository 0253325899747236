import type { AppState } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Failure } from '../../electron/contract/outcome.ts';

/** What the main process last said about itself; null until it has said anything. */
export class AppStatus {
	#state = $state.raw<AppState | null>(null);
	#failure = $state.raw<Failure | null>(null);
	readonly #bridge: Bridge;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	get state(): AppState | null {
		return this.#state;
	}

	/** Why the main process would not say. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** Listens first and asks second, so that no change falls between the two. */
	connect(): () => void {
		const stop = this.#bridge.on('app.state-changed', (state) => {
			this.#state = state;
			this.#failure = null;
		});
		void this.#ask();
		return stop;
	}

	/** Connects to the service now instead of at the next appointed time. */
	retry(): void {
		void this.#bridge.ask('connection.retry', null);
	}

	/** Tells the K-number; answers why it was not taken, null when it was. */
	async setCustomer(customer: string): Promise<Failure | null> {
		const answer = await this.#bridge.ask('connection.set-customer', { customer });
		return answer.ok ? null : answer.failure;
	}

	/** Goes on with the calls older than those here, or stops it. */
	fetchOlder(wanted: boolean): void {
		void this.#bridge.ask('history.fetch-older', { wanted });
	}

	async #ask(): Promise<void> {
		const answer = await this.#bridge.ask('app.state', null);
		if (this.#state !== null) return; // a push overtook the answer and is newer
		if (answer.ok) this.#state = answer.value;
		else this.#failure = answer.failure;
	}
}
