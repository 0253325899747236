/** Whose calls somebody looks at who may see more than their own. */
export type OthersScope =
	| { readonly kind: 'extension'; readonly extension: string }
	/** Every extension of a K-number. */
	| { readonly kind: 'customer'; readonly customer: string };

/** What a window shows that is not about the person's own calls. */
export interface Looking {
	readonly whose: OthersScope;
	/** How many records the service sent that were somebody else's; they are not shown. */
	readonly setAside: number;
}

export const EXTENSION = /^\d{1,15}$/;
export const K_NUMBER = /^K\d{1,15}$/;
