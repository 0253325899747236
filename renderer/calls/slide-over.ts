import { cubicOut } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';

/** Part of the way in which the call is see-through, so that two texts are hardly ever read at once. */
const FADE = 0.4;

interface Options {
	/** The call covers the list; beside it nothing has to move. */
	readonly covers: boolean;
}

/** How a call comes over the list, and how it goes again. */
export function slideOver(node: Element, { covers }: Options): TransitionConfig {
	// The one token knows whether motion is wanted at all; the build may write 140ms as .14s.
	const motion = getComputedStyle(node).getPropertyValue('--motion').trim();
	const motionMs = Number.parseFloat(motion) * (motion.endsWith('ms') ? 1 : 1000);
	return {
		duration: covers && motionMs > 0 ? motionMs : 0,
		easing: cubicOut,
		css: (come, left) =>
			`transform: translateX(${String(left * 2)}rem); opacity: ${String(Math.min(1, come / FADE))}`,
	};
}
