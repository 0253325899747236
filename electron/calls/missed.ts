/** When a call counts as missed, and what brought it here. Pure rules over one call. */
import type { Call, Party } from '../contract/call.ts';
import type { CallOutcome, MissedKind } from '../contract/call-view.ts';

/** A call nobody took in a group or queue arrives as inbound, cancelled, 0 s: missed, to its user (nfon-api.md). */
export function isMissed(call: Call): boolean {
	if (call.direction !== 'inbound') return false;
	return call.status === 'missed' || (call.status === 'cancelled' && call.durationSeconds === 0);
}

/** How the call ended, for its user. */
export function callOutcome(call: Call): CallOutcome {
	if (isMissed(call)) return 'missed';
	if (call.status === 'answered') return 'answered';
	if (call.direction === 'outbound' && call.status === 'cancelled') return 'given-up';
	return 'unknown';
}

/**
 * The station through which the call came: the latest queue, group or skill that it passed, else the extension
 * it was diverted from. Null for a call that came straight here.
 */
export function viaParty(call: Call): Party | null {
	const stations = calleeStations(call);
	const shared = stations.findLast(
		({ service }) => service === 'queue' || service === 'group' || service === 'skill',
	);
	return shared ?? call.diversions.findLast(({ was }) => was === 'callee')?.party ?? null;
}

/** Null unless the call is missed. A queue or group that a forwarded call passed names the kind. */
export function missedKind(call: Call): MissedKind | null {
	if (!isMissed(call)) return null;
	const via = viaParty(call);
	if (via === null) return 'direct';
	if (via.service === 'queue') return 'queue';
	return via.service === 'group' || via.service === 'skill' ? 'group' : 'forwarded';
}

function calleeStations(call: Call): readonly Party[] {
	const earlier = call.diversions.filter(({ was }) => was === 'callee').map(({ party }) => party);
	return [...earlier, call.callee];
}
