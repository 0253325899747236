/** What a Linux desktop has for an app like this: somebody who shows notifications, somebody who shows tray icons. */
import type { Clock } from '../ground/clock.ts';
import { type BusNames, watchBusNames } from './session-bus.ts';
import { isSelectionOwned } from './x11-selection.ts';

export interface DesktopServices {
	readonly notifications: boolean;
	/** Null: not yet, but the session may just have begun. */
	readonly tray: boolean | null;
	/** The tray that speaks StatusNotifierItem, which an icon made without it does not find later. */
	readonly statusNotifier: boolean;
}

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const STATUS_NOTIFIER = 'org.kde.StatusNotifierWatcher';
const XEMBED_TRAY = '_NET_SYSTEM_TRAY_S{screen}';

// At the start of a session the panel may come later than we do; and the older kind of tray announces itself to
// nobody who is not an X client.
const LOOK_AGAIN_MS = 10_000;
const LOOKS = 6;

/** Tells what is there, and when it changes, until the returned function is called. */
export function watchLinuxDesktop(
	clock: Clock,
	tell: (services: DesktopServices) => void,
): () => void {
	let names: BusNames | null = null;
	let looksLeft = LOOKS;
	let stopWaiting = (): void => undefined;
	const look = async (): Promise<void> => {
		stopWaiting();
		const statusNotifier = names?.owned.has(STATUS_NOTIFIER) === true;
		const xembed = statusNotifier || (await isSelectionOwned(XEMBED_TRAY, process.env)) === true;
		const notifications =
			names === null || names.owned.has(NOTIFICATIONS) || names.activatable.has(NOTIFICATIONS);
		const isEarly = looksLeft === LOOKS;
		tell({ notifications, tray: xembed || (isEarly ? null : false), statusNotifier });
		if (xembed || looksLeft === 0) return;
		looksLeft -= 1;
		stopWaiting = clock.after(LOOK_AGAIN_MS, () => void look());
	};
	const watching = watchBusNames([NOTIFICATIONS, STATUS_NOTIFIER], (there) => {
		names = there;
		void look();
	});
	return () => {
		tell = () => undefined;
		looksLeft = 0;
		stopWaiting();
		void watching.then((stop) => {
			stop();
		});
	};
}
