/** How well a control can be seen, under the pointer and with the keyboard on it, in both themes. */
import { expect, type Locator, type Page } from '@playwright/test';

/** WCAG 2: 1.4.3 of text, 1.4.11 of what is no text. */
const OF_TEXT = 4.5;
const OF_SHAPES = 3;

interface Seen {
	readonly kind: 'text' | 'shape' | 'ring';
	readonly what: string;
	/** 0: it is not there at all. */
	readonly ratio: number;
}

/** Points at the control in light and in dark: nothing in it may be hard to read. */
export async function expectLegible(control: Locator, name: string): Promise<void> {
	await control.hover();
	await inBothThemes(control.page(), async (theme) => {
		const seen = await control.evaluate(contrasts);
		expect.soft(tooFaint(seen), `${name}, under the pointer, ${theme}`).toEqual([]);
		expect.soft(seen.length, `what there is to see of ${name}`).toBeGreaterThan(0);
	});
}

/** Gives the control the keyboard, as Tab would: there must be a ring, and it must be seen. */
export async function expectRing(control: Locator, name: string): Promise<void> {
	// Chromium shows a ring to those who use the keyboard.
	await control.page().keyboard.press('Tab');
	await control.focus();
	await inBothThemes(control.page(), async (theme) => {
		const seen = (await control.evaluate(contrasts)).filter(({ kind }) => kind === 'ring');
		expect.soft(seen, `the ring of ${name}`).toHaveLength(1);
		expect.soft(tooFaint(seen), `${name}, with the keyboard, ${theme}`).toEqual([]);
	});
}

async function inBothThemes(page: Page, look: (theme: string) => Promise<void>): Promise<void> {
	for (const theme of ['light', 'dark'] as const) {
		// Without motion, what is measured is what stays.
		await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
		await look(theme);
	}
}

function tooFaint(seen: readonly Seen[]): readonly Seen[] {
	return seen.filter(({ kind, ratio }) => ratio < (kind === 'text' ? OF_TEXT : OF_SHAPES));
}

/** Every text and icon in an element, and the ring if it has the keyboard, against all behind. Runs in the page. */
function contrasts(root: Element): readonly Seen[] {
	const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	if (context === null) throw new Error('There is no canvas.');
	const luminance = (layers: readonly string[]): number => {
		for (const layer of layers) {
			context.fillStyle = layer;
			context.fillRect(0, 0, 1, 1);
		}
		const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data]
			.map((part) => part / 255)
			.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const behind = (element: Element | null): readonly string[] =>
		element === null
			? ['white']
			: [...behind(element.parentElement), getComputedStyle(element).backgroundColor];
	const ratio = (color: string, ground: readonly string[]): number => {
		const both = [luminance(ground), luminance([...ground, color])];
		return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
	};
	const nameOf = (element: Element): string =>
		`${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}`;
	const isSeen = (element: Element): boolean =>
		element.checkVisibility({ visibilityProperty: true }) && element.closest('.unseen') === null;
	const hasText = (element: Element): boolean =>
		element instanceof HTMLSelectElement ||
		[...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
	const rings = [root, root.parentElement, root.parentElement?.parentElement]
		.filter((element) => element instanceof Element)
		.filter((element) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
		})
		.map((element) => ({
			kind: 'ring' as const,
			what: nameOf(element),
			ratio: ratio(getComputedStyle(element).outlineColor, behind(element.parentElement)),
		}));
	const contents = [root, ...root.querySelectorAll('*')].filter(isSeen).flatMap((element) => {
		const kind = element instanceof SVGSVGElement ? 'shape' : hasText(element) ? 'text' : null;
		if (kind === null) return [];
		const { color } = getComputedStyle(element);
		return [{ kind, what: nameOf(element), ratio: ratio(color, behind(element)) } as const];
	});
	return [...contents, ...(document.activeElement === root ? rings.slice(0, 1) : [])];
}
