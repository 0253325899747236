import type { OthersScope } from '../../electron/contract/others.ts';

/** What is said where somebody else's calls are looked at. */
export interface OthersTexts {
	/** "Extension 23", "Customer K1234": what the window is called. */
	readonly whose: (whose: OthersScope) => string;
	readonly lookingAt: (whose: OthersScope) => string;
	readonly notYours: (whose: OthersScope) => string;
	/** Records that came along and are not shown. */
	readonly setAside: (records: number) => string;
	readonly close: string;
	readonly fillingTitle: string;
	readonly title: string;
	readonly hint: string;
	readonly kind: Readonly<Record<OthersScope['kind'], string>>;
	readonly label: Readonly<Record<OthersScope['kind'], string>>;
	readonly show: string;
	readonly asking: string;
	readonly wrongExtension: string;
	readonly tooLong: string;
}
