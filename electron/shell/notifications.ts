/** Native notifications, raised from the main process and from nowhere else. */
import { Notification } from 'electron';

export interface NativeNotice {
	/** Steady for one notice, so that the platform can replace it: no `&`, no `=`. */
	readonly id: string;
	readonly title: string;
	readonly body: string;
}

// So many can be clicked in the notification centre; older ones are only read there.
const MOST_KEPT = 50;

export class Notifications {
	readonly told = new Set<string>();
	readonly #onClick: (id: string) => void;
	readonly #onFailed: () => void;
	// A notification nobody refers to is collected, and its click with it.
	readonly #shown = new Map<string, Notification>();

	constructor(onClick: (id: string) => void, onFailed: () => void) {
		this.#onClick = onClick;
		this.#onFailed = onFailed;
	}

	/** Answers false where the system has no notifications at all. */
	show(notice: NativeNotice): boolean {
		if (!Notification.isSupported()) return false;
		this.close(notice.id);
		const notification = new Notification({
			id: notice.id,
			title: notice.title,
			body: process.platform === 'linux' ? escapeMarkup(notice.body) : notice.body,
		});
		notification.on('click', () => {
			this.#onClick(notice.id);
		});
		notification.on('failed', () => {
			this.#onFailed();
		});
		notification.on('close', (details?: { readonly reason?: string }) => {
			// On Windows a toast that times out goes on living in the notification centre, and can be clicked there.
			if (process.platform === 'win32' && details?.reason !== 'userCanceled') return;
			if (this.#shown.get(notice.id) === notification) this.#shown.delete(notice.id);
		});
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
	}

	/** The ids of what is on the screen, as far as the platform tells. */
	ids(): readonly string[] {
		return [...this.#shown.keys()];
	}
}

/** Notification daemons on Linux read the body as markup: a name must not become a link. */
export function escapeMarkup(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
