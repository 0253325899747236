import type { WebContents } from 'electron';
import { announce } from './announce.ts';

/** A window that hears of calls. */
export interface Hearer {
	readonly webContents: Pick<WebContents, 'send' | 'isDestroyed'>;
	isVisible(): boolean;
	isMinimized(): boolean;
	on(event: 'show' | 'restore' | 'maximize' | 'focus', listener: () => void): unknown;
}

/**
 * Tells windows that some calls are new, changed or gone: those on the screen at once, the others once, when they are
 * there again. Nobody would see what a hidden window asks the store for at every change.
 */
export class CallsNews {
	readonly #watched = new WeakSet<Hearer>();
	readonly #late = new WeakSet<Hearer>();
	#revision = 0;

	tell(windows: Iterable<Hearer>): void {
		this.#revision += 1;
		for (const window of windows) {
			if (window.isVisible() && !window.isMinimized()) this.#tell(window);
			else {
				this.#late.add(window);
				this.#watch(window);
			}
		}
	}

	#tell(window: Hearer): void {
		announce([window.webContents], 'calls.changed', { revision: this.#revision });
	}

	#watch(window: Hearer): void {
		if (this.#watched.has(window)) return;
		this.#watched.add(window);
		const seen = (): void => {
			if (this.#late.delete(window)) this.#tell(window);
		};
		// Which of them says so depends on the desktop, and on what the window was before.
		for (const event of ['show', 'restore', 'maximize', 'focus'] as const) window.on(event, seen);
	}
}
