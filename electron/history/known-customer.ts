/**
 * The K-number a stream is asked with where the token does not say it (nfon-api.md, dialects): the configuration's goes
 * before the one that records carry, and last comes what a person typed, because that alone may be a slip.
 */
import type { Call } from '../contract/call.ts';
import { failed, type Failure, type Outcome } from '../contract/outcome.ts';

/** A K-number that a person typed. */
export interface AskedNumber {
	readonly customer: () => string | null;
	/** The service refused it: it must not be sent again. */
	readonly forget: () => void;
}

export interface KnownCustomerParts {
	/** The `customer` claim of the token in use. */
	readonly claimed: () => string | null;
	readonly configured: () => string | null;
	/** Left out: nobody is asked. */
	readonly asked?: AskedNumber;
}

const NOBODY_ASKED: AskedNumber = { customer: () => null, forget: () => undefined };

export class KnownCustomer {
	readonly #claimed: () => string | null;
	readonly #configured: () => string | null;
	readonly #asked: AskedNumber;
	#learned: string | null = null;

	constructor({ claimed, configured, asked = NOBODY_ASKED }: KnownCustomerParts) {
		this.#claimed = claimed;
		this.#configured = configured;
		this.#asked = asked;
	}

	/** The one that records carry; null: none has told it since it was forgotten. */
	readonly learned = (): string | null => this.#learned;

	learnFrom(calls: readonly Call[]): void {
		this.#learned = calls.find((call) => call.customer !== null)?.customer ?? this.#learned;
	}

	/** What the records of one person say is no word about another one's. */
	readonly forgetLearned = (): void => {
		this.#learned = null;
	};

	/** Whether anything but a person says it. */
	isKnown(): boolean {
		return this.#claimed() !== null || this.#besideAsked() !== null;
	}

	/** What a stream has to send; null: nothing. */
	toSend(): string | null {
		if (this.#claimed() !== null) return null;
		return this.#besideAsked() ?? this.#asked.customer();
	}

	/**
	 * Opens a stream by `ask`. A service that refuses it for want of a K-number gets the one that its records carry,
	 * which `find` looks for; `customer-needed` when they carry none, or when it refuses the one that a person typed,
	 * which is forgotten then.
	 */
	async open<Value>(
		ask: () => Promise<Outcome<Value>>,
		find: () => Promise<Outcome<boolean>>,
	): Promise<Outcome<Value>> {
		if (!this.isKnown() && this.#asked.customer() !== null) {
			const found = await find();
			if (!found.ok) return found;
		}
		const opened = await ask();
		if (opened.ok || !isBadRequest(opened.failure) || this.isKnown()) return opened;
		const refused = this.#asked.customer();
		if (refused !== null) {
			this.#asked.forget();
			return failed({ kind: 'customer-needed', refused });
		}
		const found = await find();
		if (!found.ok) return found;
		return found.value ? ask() : failed({ kind: 'customer-needed' });
	}

	#besideAsked(): string | null {
		return this.#configured() ?? this.#learned;
	}
}

function isBadRequest(failure: Failure): boolean {
	return failure.kind === 'refused' && failure.peer === 'service' && failure.status === 400;
}
