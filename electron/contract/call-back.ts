/** How a person wants calls to be placed on this computer. */

export const CALL_BACK_SCHEMES = ['tel', 'callto', 'sip', 'template'] as const;

export interface CallBackSettings {
	/** What the system's telephone is addressed by; `template`: the address in `template`. */
	readonly scheme: (typeof CALL_BACK_SCHEMES)[number];
	/**
	 * An address of one's own with `{number}` in it: `tel:`, `callto:`, `sip:` and `sips:`, or an `https:` page whose
	 * host the number has no part in. Null: none was named.
	 */
	readonly template: string | null;
	/** Whether the trunk that the call came through is asked for. */
	readonly viaTrunk: boolean;
}
