/** What a person waits for in a window: measured in its page, from what they do to the frame that shows it. */
import { expect, type Page } from '@playwright/test';

export interface Scrolling {
	/** How long each frame took, in milliseconds, in order. */
	readonly framesMs: readonly number[];
	/** How many rows were in the document at once, at most. */
	readonly mostRows: number;
}

/** How each of these words is searched for, in milliseconds: from the input to the frame that shows what was found. */
export function measureSearches(page: Page, typed: readonly string[]): Promise<readonly number[]> {
	return page.evaluate(async (all) => {
		const field = document.querySelector<HTMLInputElement>('[role=searchbox]');
		const status = document.querySelector('[role=status][aria-busy]');
		if (field === null || status === null) throw new Error('There is nothing to search with.');
		const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
		const painted = async (): Promise<void> => {
			await frame();
			// A message comes after the frame that is being made.
			await new Promise((resolve) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = resolve;
				port2.postMessage(null);
			});
		};
		const answered = (): Promise<void> =>
			new Promise((resolve) => {
				const watch = new MutationObserver(() => {
					if (status.getAttribute('aria-busy') === 'true') return;
					watch.disconnect();
					resolve();
				});
				watch.observe(status, { attributeFilter: ['aria-busy'] });
			});
		const times: number[] = [];
		for (const words of all) {
			await painted();
			await painted();
			const shown = answered();
			const startedAt = performance.now();
			field.value = words;
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
			await shown;
			await painted();
			times.push(performance.now() - startedAt);
		}
		return times;
	}, typed);
}

/** Scrolls the list from its top for so many frames, by `pixels` in each; null: to its end. */
export function measureScrolling(
	page: Page,
	way: { readonly frames: number; readonly pixels: number | null },
): Promise<Scrolling> {
	return page.evaluate(async ({ frames, pixels }) => {
		const list = document.querySelector('[role=listbox]');
		const scroller = list?.parentElement;
		if (!list || !scroller) throw new Error('There is no list.');
		const framesMs: number[] = [];
		let mostRows = 0;
		const frame = (): Promise<number> => new Promise(requestAnimationFrame);
		scroller.scrollTop = 0;
		await frame();
		let before = await frame();
		const step = pixels ?? Math.ceil(scroller.scrollHeight / frames);
		for (let count = 0; count < frames; count += 1) {
			scroller.scrollTop += step;
			const now = await frame();
			framesMs.push(now - before);
			before = now;
			mostRows = Math.max(mostRows, list.firstElementChild?.childElementCount ?? 0);
		}
		return { framesMs, mostRows };
	}, way);
}

/** Begins to note the frames of the window that take longer than 50 ms; the returned function tells how long. */
export async function watchFrames(page: Page): Promise<() => Promise<readonly number[]>> {
	await page.evaluate(() => {
		const long: number[] = [];
		Object.assign(window, { long });
		new PerformanceObserver((list) => {
			long.push(...list.getEntries().map(({ duration }) => duration));
		}).observe({ type: 'long-animation-frame' });
	});
	return () => page.evaluate(() => (window as unknown as { readonly long: number[] }).long);
}

/** Waits until nothing moves in the window any more, but for what moves as long as it is there. */
export async function untilStill(page: Page): Promise<void> {
	const moving = (): Promise<number> =>
		page.evaluate(
			() =>
				document
					.getAnimations()
					.filter(({ playState }) => playState === 'running')
					.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).length,
		);
	await expect.poll(moving, { message: 'what moves' }).toBe(0);
}
