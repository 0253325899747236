import { counterpartKey } from '../calls/counterpart.ts';
import type { Call } from '../contract/call.ts';

/**
 * The uuids of the calls that one notification stands for ("called 3 times"): the call it is named after, and those of
 * the open ones with the same counterpart that began before it. A withheld number is nobody's second call.
 */
export function standsFor(call: Call, open: readonly Call[]): readonly string[] {
	const key = counterpartKey(call);
	const earlier = open.filter(
		(other) =>
			key !== null &&
			counterpartKey(other) === key &&
			other.uuid !== call.uuid &&
			other.startedAt <= call.startedAt,
	);
	return [call.uuid, ...earlier.map(({ uuid }) => uuid)];
}
