/** The K-number that a person typed, because nothing else said it: kept for them, and for nobody who signs in later. */
import { createHash } from 'node:crypto';
import type { Origin } from '../contract/settings.ts';
import type { SettingsFile } from '../settings/person-settings.ts';

/** A K-number that nobody configured, and who says it. */
export interface SaidCustomer {
	readonly value: string;
	readonly origin: Extract<Origin, 'token' | 'records' | 'person'>;
}

/** In the order in which they count; null where none is known. */
export function saidCustomer(
	token: string | null,
	records: string | null,
	person: string | null,
): SaidCustomer | null {
	if (token !== null) return { value: token, origin: 'token' };
	if (records !== null) return { value: records, origin: 'records' };
	return person === null ? null : { value: person, origin: 'person' };
}

export class AskedCustomer {
	readonly #settings: SettingsFile;
	#owner: string | null = null;

	constructor(settings: SettingsFile) {
		this.#settings = settings;
	}

	readonly customer = (): string | null => this.#settings.get('customer');

	/** Null forgets it. */
	keep(customer: string | null): void {
		this.#settings.set('customerOwner', customer === null ? null : this.#owner);
		this.#settings.set('customer', customer);
	}

	readonly forget = (): void => {
		this.keep(null);
	};

	/** `owner` is signed in: what was another person's is forgotten. */
	belongTo(owner: string): void {
		// The file with the person's choices names nobody.
		this.#owner = createHash('sha256').update(owner).digest('hex');
		if (this.customer() === null) return;
		const before = this.#settings.get('customerOwner');
		if (before === null) this.#settings.set('customerOwner', this.#owner);
		else if (before !== this.#owner) this.forget();
	}
}
