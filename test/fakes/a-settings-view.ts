import { DEFAULT_NOTIFICATIONS } from '../../electron/contract/preferences.ts';
import type { Choices, SettingsView } from '../../electron/contract/settings.ts';

/** Nothing chosen, nothing set by anybody, connected to the usual service. */
export function aSettingsView(
	but: Partial<SettingsView> = {},
	choices: Partial<Choices> = {},
): SettingsView {
	return {
		choices: {
			...{ language: null, theme: 'system', trayIcon: 'automatic', quietHours: [] },
			notifications: DEFAULT_NOTIFICATIONS,
			callBack: { scheme: 'tel', template: null, viaTrunk: false },
			retention: 'everything',
			fetchTranscripts: true,
			...choices,
		},
		locked: [],
		rules: [],
		callBackExample: 'tel:+493023125000',
		connection: [
			{
				...{ name: 'NFON_API_URL', value: 'https://api.nfon.com/call-history' },
				...{ origin: 'default', problem: null },
			},
			{ name: 'NFON_REDIRECT_PORT', value: null, origin: 'default', problem: null },
		],
		managedFile: { path: '/etc/nfon-call-history/settings.json', exists: false },
		connectedSince: '2025-11-12T09:00:00.000Z',
		dialect: '2.0-early-access.2',
		calls: 12_480,
		folder: '/home/maria/.config/nfon-call-history',
		...but,
	};
}
