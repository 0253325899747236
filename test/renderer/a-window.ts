/** The app in a window of jsdom, with what jsdom lacks: media queries, sizes, dialogs and movement. */
import { render } from '@testing-library/svelte';
import type { Language } from '../../electron/contract/app-state.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import App from '../../renderer/App.svelte';
import { textsFor } from '../../renderer/text/texts-for.ts';
import { windowParts } from '../../renderer/window-parts.ts';

/** Tells everything that is observed that it is as tall as a row, or, if it scrolls, as a window. */
class FakeResizeObserver implements ResizeObserver {
	readonly #callback: ResizeObserverCallback;
	readonly #observed = new Set<Element>();

	constructor(callback: ResizeObserverCallback) {
		this.#callback = callback;
	}

	/** Answers a little later, as a browser does. */
	observe(target: Element): void {
		this.#observed.add(target);
		queueMicrotask(() => {
			if (this.#observed.has(target)) this.#callback([sizeOf(target)], this);
		});
	}

	unobserve(target: Element): void {
		this.#observed.delete(target);
	}

	disconnect(): void {
		this.#observed.clear();
	}
}

function sizeOf(target: Element): ResizeObserverEntry {
	const scrolls = target.querySelector(':scope > [role=listbox]') !== null;
	const height = scrolls ? 600 : 56;
	// jsdom lays nothing out, and what has no parent in the layout counts as hidden.
	Object.defineProperty(target, 'offsetParent', { value: document.body, configurable: true });
	return {
		target,
		contentRect: { width: 380, height } as DOMRectReadOnly,
		borderBoxSize: [],
		contentBoxSize: [],
		devicePixelContentBoxSize: [],
	};
}

/** Dialogs and popovers that open, boxes that scroll and things that move: what jsdom knows the names of only. */
function giveWhatIsMissing(): void {
	HTMLDialogElement.prototype.showModal = function (): void {
		this.open = true;
	};
	HTMLDialogElement.prototype.close = function (): void {
		this.open = false;
	};
	HTMLElement.prototype.hidePopover = () => undefined;
	Element.prototype.scrollTo = () => undefined;
	Element.prototype.animate = () => new EventTarget() as Animation;
}

interface Options {
	/** Narrow like the popover; wide by default. */
	readonly narrow?: boolean;
	/** False: the window that shows somebody else's calls. */
	readonly mayChange?: boolean;
}

/** Opens the app on a bridge; returns what takes it away again. */
export function openWindow(
	bridge: Bridge,
	{ narrow = false, mayChange = true }: Options = {},
): () => void {
	window.ResizeObserver = FakeResizeObserver;
	giveWhatIsMissing();
	window.matchMedia = (media) => mediaQuery(media, narrow);
	const now = () => new Date('2025-11-12T15:00:00.000Z');
	const { unmount } = render(App, {
		parts: windowParts(bridge, mayChange),
		textsIn: (language: Language, locale: string) => textsFor(language, locale, now),
	});
	return unmount;
}

function mediaQuery(media: string, matches: boolean): MediaQueryList {
	const list = new EventTarget() as MediaQueryList;
	return Object.assign(list, { media, matches, onchange: null });
}
