import { K_NUMBER } from '../../electron/contract/others.ts';

/** The K-number somebody typed, in the one form NFON takes: `k 12 34` is K1234; null: it is none. */
export function customerNumber(typed: string): string | null {
	const number = typed.replace(/\s/g, '').toUpperCase();
	return K_NUMBER.test(number) ? number : null;
}
