/** The settings in a window of jsdom, with the dialogs that jsdom knows only the names of. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import type { AppState, Language } from '../../electron/contract/app-state.ts';
import { success } from '../../electron/contract/outcome.ts';
import type { SettingsView } from '../../electron/contract/settings.ts';
import { AppStatus } from '../../renderer/app/app-status.svelte.ts';
import { Session } from '../../renderer/session/session.svelte.ts';
import { SettingsState } from '../../renderer/settings/settings.svelte.ts';
import SettingsApp from '../../renderer/settings/SettingsApp.svelte';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { anAppState } from '../fakes/a-call-row.ts';
import { aSettingsView } from '../fakes/a-settings-view.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';

/** Opens the settings at a section; returns what takes the window away again. */
export async function openSettingsAt(
	bridge: FakeBridge,
	section: string,
	view: SettingsView = aSettingsView(),
	state: AppState = anAppState(),
): Promise<() => void> {
	HTMLDialogElement.prototype.showModal = function (): void {
		this.open = true;
	};
	HTMLDialogElement.prototype.close = function (): void {
		this.open = false;
	};
	bridge.answers('window.ready', () => success({ role: 'settings', show: null }));
	bridge.answers('app.state', () => success(state));
	bridge.answers('settings.read', () => success(view));
	const { unmount } = render(SettingsApp, {
		bridge,
		status: new AppStatus(bridge),
		session: new Session(bridge),
		settings: new SettingsState(bridge),
		textsIn: (language: Language, locale: string) =>
			textsFor(language, locale, () => new Date('2025-11-12T15:00:00.000Z')),
	});
	await fireEvent.click(await screen.findByRole('button', { name: section }));
	return unmount;
}
