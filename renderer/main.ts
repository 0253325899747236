/** Makes the states from the bridge and mounts the window; the only place that reads `window.bridge`. */
import { mount } from 'svelte';
import type { Language } from '../electron/contract/app-state.ts';
import type { Bridge } from '../electron/contract/bridge.ts';
import type { WindowRole } from '../electron/contract/commands.ts';
import App from './App.svelte';
import { AppStatus } from './app/app-status.svelte.ts';
import { Today } from './app/today.svelte.ts';
import { CallActs } from './calls/call-acts.svelte.ts';
import { CallDetailsState } from './calls/call-details.svelte.ts';
import { CallLog } from './calls/call-log.svelte.ts';
import { Choice } from './calls/choice.svelte.ts';
import { ServiceSearch } from './calls/service-search.svelte.ts';
import { InsightState } from './insight/insight.svelte.ts';
import { Session } from './session/session.svelte.ts';
import { textsFor } from './text/texts-for.ts';
import './theme.css';
import './base.css';

declare global {
	interface Window {
		readonly bridge: Bridge;
	}
}

const { bridge } = window;
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');

const role: string = location.hash.slice(1);
// What only that window shows must not keep the others waiting.
if (role === ('settings' satisfies WindowRole)) {
	void import('./settings/open-settings.ts').then(({ openSettings }) => {
		openSettings(target, bridge);
	});
} else openCalls(target);

function openCalls(place: Element): void {
	const today = new Today();
	const log = new CallLog(bridge);
	// Main refuses it as well.
	const mayChange = role !== ('others' satisfies WindowRole);
	mount(App, {
		target: place,
		props: {
			bridge,
			today,
			status: new AppStatus(bridge),
			session: new Session(bridge),
			log,
			choice: new Choice(bridge, log, mayChange),
			acts: new CallActs(bridge, mayChange),
			insight: new InsightState(bridge),
			search: new ServiceSearch(bridge),
			details: new CallDetailsState(bridge),
			textsIn: (language: Language, locale: string) =>
				textsFor(language, locale, () => new Date(today.nowMs)),
		},
	});
}
