/** What the store needs of whoever opened its file. */
export interface StoreKeeper {
	/** The file turns out to be no database any more; `CallStore.renew` is the answer to it. */
	readonly onDamaged: () => void;
	/** Brings what was written from the journal into the file, on another thread. */
	readonly checkpoint: () => Promise<void>;
	/** Calls that began before this moment (milliseconds since 1970) are not kept; null: however old they are. */
	readonly keptSince: () => number | null;
}

/** A store in memory has no file to keep. */
export const NOBODY: StoreKeeper = {
	onDamaged: () => undefined,
	checkpoint: () => Promise.resolve(),
	keptSince: () => null,
};
