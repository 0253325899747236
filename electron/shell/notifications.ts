/** Native notifications, raised from the main process and from nowhere else. */
import { Notification } from 'electron';
import type { NoticeWords } from '../attention/call-notice.ts';
import type { NoticeAction } from '../attention/notice-id.ts';

export interface NativeNotice extends NoticeWords {
	/** Steady for one notice, so that the platform can replace it: no `&`, no `=`. */
	readonly id: string;
}

export interface NotificationListeners {
	readonly onClick: (id: string) => void;
	/** The button at this place, the first being 0: after a restart the system tells no more than that. */
	readonly onAction: (id: string, place: number) => void;
	/** Whether the last one could be shown. */
	readonly onOutcome: (outcome: 'shown' | 'failed') => void;
}

// So many can be clicked in the notification centre; older ones are only read there.
const MOST_KEPT = 50;

export class Notifications {
	readonly told = new Set<string>();
	readonly #listeners: NotificationListeners;
	readonly #actionText: (action: NoticeAction) => string;
	// A notification nobody refers to is collected, and its click with it.
	readonly #shown = new Map<string, Notification>();

	constructor(listeners: NotificationListeners, actionText: (action: NoticeAction) => string) {
		this.#listeners = listeners;
		this.#actionText = actionText;
	}

	/** Answers false where the system has no notifications at all. */
	show(notice: NativeNotice): boolean {
		if (!Notification.isSupported()) {
			this.#listeners.onOutcome('failed');
			return false;
		}
		this.close(notice.id);
		const notification = new Notification({
			id: notice.id,
			title: notice.title,
			body: process.platform === 'linux' ? escapeMarkup(notice.body) : notice.body,
			silent: notice.silent,
			timeoutType: notice.keep ? 'never' : 'default',
			// Linux servers keep a critical one until somebody takes it away, and forget any other.
			urgency: notice.keep ? 'critical' : 'normal',
			actions: notice.actions.map((action) => ({
				type: 'button',
				text: this.#actionText(action),
			})),
		});
		this.#listen(notification, notice.id);
		this.#shown.set(notice.id, notification);
		const [oldest] = this.#shown.keys();
		if (this.#shown.size > MOST_KEPT && oldest !== undefined) this.#shown.delete(oldest);
		notification.show();
		return true;
	}

	/** Takes it off the screen, if it is there. */
	close(id: string): void {
		this.#shown.get(id)?.close();
		this.#shown.delete(id);
		// [Electron 42+, macOS] Also what an earlier run left in the notification centre.
		if (process.platform === 'darwin') optionalNotification().remove?.(id);
	}

	/** The ids of what is on the screen, as far as the platform tells. */
	ids(): readonly string[] {
		return [...this.#shown.keys()];
	}

	/**
	 * Takes back what an earlier run left in the notification centre (macOS), and hears of clicks on it (Windows).
	 * Neither is there before Electron 42.
	 */
	async takeBack(): Promise<void> {
		if (process.platform === 'win32') {
			optionalNotification().handleActivation?.(({ type, arguments: words, actionIndex }) => {
				// A click on one that this run knows is reported by itself, too.
				const id = new URLSearchParams(words).get('tag') ?? '';
				if (this.#shown.has(id)) return;
				if (type === 'action' && actionIndex !== undefined) {
					this.#listeners.onAction(id, actionIndex);
				} else this.#listeners.onClick(id);
			});
		}
		if (process.platform !== 'darwin') return;
		for (const notification of await delivered()) {
			const { id } = notification;
			if (this.#shown.has(id)) continue;
			this.#listen(notification, id);
			this.#shown.set(id, notification);
		}
	}

	#listen(notification: Notification, id: string): void {
		notification.on('click', () => {
			this.#listeners.onClick(id);
		});
		// Positional on Electron 33, one details object on 45, which passes the index as a second argument all the same.
		notification.on('action', (details, index) => {
			this.#listeners.onAction(id, details.actionIndex ?? index);
		});
		notification.on('show', () => {
			this.#listeners.onOutcome('shown');
		});
		notification.on('failed', () => {
			this.#listeners.onOutcome('failed');
			if (this.#shown.get(id) === notification) this.#shown.delete(id);
		});
		notification.on('close', (details?: { readonly reason?: string }) => {
			// On Windows a toast that times out goes on living in the notification centre, and can be clicked there.
			if (process.platform === 'win32' && details?.reason !== 'userCanceled') return;
			if (this.#shown.get(id) === notification) this.#shown.delete(id);
		});
	}
}

/** What is in the notification centre. An app that the system does not know (unsigned) has nothing there. */
async function delivered(): Promise<readonly Notification[]> {
	try {
		return (await optionalNotification().getHistory?.()) ?? [];
	} catch {
		return [];
	}
}

/** What only some Electrons have, by the names they give it. */
function optionalNotification(): Partial<
	Pick<typeof Notification, 'getHistory' | 'handleActivation' | 'remove'>
> {
	return Notification;
}

/** Notification daemons on Linux read the body as markup: a name must not become a link. */
export function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
