/** What a window of calls is made of: its states, each fed by the bridge. */
import type { Bridge } from '../electron/contract/bridge.ts';
import { AppStatus } from './app/app-status.svelte.ts';
import { Today } from './app/today.svelte.ts';
import { CallActs } from './calls/call-acts.svelte.ts';
import { CallDetailsState } from './calls/call-details.svelte.ts';
import { CallLog } from './calls/call-log.svelte.ts';
import { Choice } from './calls/choice.svelte.ts';
import { ServiceSearch } from './calls/service-search.svelte.ts';
import { InsightState } from './insight/insight.svelte.ts';
import { Session } from './session/session.svelte.ts';

export interface WindowParts {
	readonly bridge: Bridge;
	readonly today: Today;
	readonly status: AppStatus;
	readonly session: Session;
	readonly log: CallLog;
	readonly choice: Choice;
	readonly acts: CallActs;
	readonly insight: InsightState;
	readonly search: ServiceSearch;
	readonly details: CallDetailsState;
}

/** Makes them; nothing is asked or heard before they are connected. `mayChange`: false in a window of others' calls. */
export function windowParts(bridge: Bridge, mayChange = true): WindowParts {
	const log = new CallLog(bridge);
	return {
		bridge,
		today: new Today(),
		status: new AppStatus(bridge),
		session: new Session(bridge),
		log,
		choice: new Choice(bridge, log, mayChange),
		acts: new CallActs(bridge, mayChange),
		insight: new InsightState(bridge),
		search: new ServiceSearch(bridge),
		details: new CallDetailsState(bridge),
	};
}
