import { cubicOut } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';
import { motionMs } from '../app/motion.ts';

/** Part of the way in which the call is see-through, so that two texts are hardly ever read at once. */
const FADE = 0.4;

interface Options {
	/** The call covers the list; beside it nothing has to move. */
	readonly covers: boolean;
}

/** How a call comes over the list, and how it goes again. */
export function slideOver(node: Element, { covers }: Options): TransitionConfig {
	return {
		duration: covers ? motionMs(node) : 0,
		easing: cubicOut,
		css: (come, left) =>
			`transform: translateX(${String(left * 2)}rem); opacity: ${String(Math.min(1, come / FADE))}`,
	};
}
