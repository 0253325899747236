import { EXTENSION, K_NUMBER, type OthersScope } from '../../electron/contract/others.ts';
import { customerNumber } from '../app/customer-number.ts';

/** What is wrong with what somebody typed. */
export type TypedWrong = 'extension' | 'too-long' | 'own' | 'customer';

/** Whose calls somebody wants to look at, by what they typed; or what is wrong with it. */
export function whoseTyped(
	kind: OthersScope['kind'],
	typed: string,
	own: string | null,
): OthersScope | TypedWrong {
	if (kind === 'customer') {
		const customer = customerNumber(typed);
		return customer !== null && K_NUMBER.test(customer) ? { kind, customer } : 'customer';
	}
	const extension = typed.replace(/\s/g, '');
	if (!/^\d+$/.test(extension)) return 'extension';
	if (!EXTENSION.test(extension)) return 'too-long';
	return extension === own ? 'own' : { kind, extension };
}
