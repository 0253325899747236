import type { PartyLabel } from '../../electron/contract/call-view.ts';

/** What is asked before something is done that cannot be taken back. */
export interface QuestionTexts {
	readonly cancel: string;
	readonly close: string;
	readonly deleteTitle: (calls: number) => string;
	readonly deleteText: (calls: number) => string;
	readonly deleteYes: string;
	/** Null: it is not known here whose number it is. */
	readonly callTitle: (party: PartyLabel | null) => string;
	readonly callYes: string;
}

/** What is said while calls are being deleted. */
export interface DeletionTexts {
	readonly waiting: (calls: number) => string;
	readonly undo: string;
	readonly secondsLeft: (seconds: number) => string;
	readonly deleting: (calls: number) => string;
	readonly progress: (done: number, of: number) => string;
	readonly stop: string;
	readonly stopSpoken: string;
	readonly failed: (left: number, of: number) => string;
}
