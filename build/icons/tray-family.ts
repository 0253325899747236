/** Every tray icon there is, by the name of its file. */
import type { Ground, TrayIcon } from './tray-drawing.ts';

export const TRAY_SIZES = [16, 22, 24, 32, 48, 64] as const;

// Points; Electron picks one of three by the display's scale.
export const TEMPLATE_SIZE = 18;
export const TEMPLATE_SCALES = [1, 2, 3] as const;

const COUNTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'] as const;

export interface NamedIcon {
	readonly name: string;
	readonly icon: TrayIcon;
}

/** Those of one ground, in the order of the states. */
export function trayFamily(ground: Ground): readonly NamedIcon[] {
	const named = (name: string, icon: Omit<TrayIcon, 'ground'>): NamedIcon => ({
		name: `${name}-${ground}`,
		icon: { ...icon, ground },
	});
	const quiet = [
		named('signed-out', { state: 'signed-out' }),
		named('offline', { state: 'offline' }),
		named('offline-muted', { state: 'offline', muted: true }),
		named('connected', { state: 'connected' }),
		named('connected-muted', { state: 'connected', muted: true }),
	];
	// macOS writes the number beside the icon.
	const open = [false, true].flatMap((offline) => {
		const name = offline ? 'open-offline' : 'open';
		if (ground === 'Template') return [named(name, { state: 'open', offline })];
		return COUNTS.map((count) => named(`${name}-${count}`, { state: 'open', offline, count }));
	});
	return [...quiet, ...open];
}
