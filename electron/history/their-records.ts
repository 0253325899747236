import type { Call } from '../contract/call.ts';
import type { RecordsScope } from './records-scope.ts';
import { isOf } from './scope.ts';

export interface TheirRecordsParts {
	readonly scope: RecordsScope;
	/** Whether a record (uuid) is known to be the person's own. */
	readonly isOwn: (uuid: string) => boolean;
	/** Whether a record (uuid) is here, because it was listed. */
	readonly isHere: (uuid: string) => boolean;
	/** A record came that is somebody else's. */
	readonly onSetAside: () => void;
	/** The stream brought a record of which only the list can tell whose it is. */
	readonly onDoubt: () => void;
}

/** Which of the records that the service sends are of whom was asked for; counts the others. */
export class TheirRecords {
	readonly #parts: TheirRecordsParts;
	readonly #setAside = new Set<string>();

	constructor(parts: TheirRecordsParts) {
		this.#parts = parts;
	}

	/** How many were somebody else's. */
	get setAside(): number {
		return this.#setAside.size;
	}

	/**
	 * The service has shown that it lists theirs (may-look.ts): a record that does not say whose it is, is theirs unless
	 * it is certainly the person's own.
	 */
	readonly isListed = (call: Call): boolean => {
		const { scope, isOwn, onSetAside } = this.#parts;
		const isTheirs = isOf(scope, call) ?? (scope.extension === null || !isOwn(call.uuid));
		if (!isTheirs && !this.#setAside.has(call.uuid)) {
			this.#setAside.add(call.uuid);
			onSetAside();
		}
		return isTheirs;
	};

	/**
	 * What the service has shown of its list it has not shown of its stream: a record that does not say whose it is, and
	 * was not listed before, may be the person's own, which nobody here has heard of yet.
	 */
	readonly isHeard = (call: Call): boolean => {
		const { scope, isHere, onDoubt } = this.#parts;
		if (scope.extension === null || isOf(scope, call) !== null) return this.isListed(call);
		if (isHere(call.uuid)) return true;
		onDoubt();
		return false;
	};
}
