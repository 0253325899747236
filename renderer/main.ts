/** Makes the states from the bridge and mounts the window; the only place that reads `window.bridge`. */
import { mount } from 'svelte';
import type { Language } from '../electron/contract/app-state.ts';
import type { Bridge } from '../electron/contract/bridge.ts';
import type { WindowRole } from '../electron/contract/commands.ts';
import App from './App.svelte';
import { textsFor } from './text/texts-for.ts';
import { windowParts } from './window-parts.ts';
import './theme.css';
import './base.css';
import './surfaces.css';

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
	// Main refuses it as well.
	const parts = windowParts(bridge, role !== ('others' satisfies WindowRole));
	mount(App, {
		target: place,
		props: {
			parts,
			textsIn: (language: Language, locale: string) =>
				textsFor(language, locale, () => new Date(parts.today.nowMs)),
		},
	});
}
