/** Mounts the settings window; loaded only in it. */
import { mount } from 'svelte';
import type { Language } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { AppStatus } from '../app/app-status.svelte.ts';
import { Session } from '../session/session.svelte.ts';
import { textsFor } from '../text/texts-for.ts';
import { SettingsState } from './settings.svelte.ts';
import SettingsApp from './SettingsApp.svelte';

export function openSettings(target: Element, bridge: Bridge): void {
	mount(SettingsApp, {
		target,
		props: {
			bridge,
			status: new AppStatus(bridge),
			session: new Session(bridge),
			settings: new SettingsState(bridge),
			textsIn: (language: Language, locale: string) => textsFor(language, locale, () => new Date()),
		},
	});
}
