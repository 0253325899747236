import { cubicOut } from 'svelte/easing';
import type { TransitionConfig } from 'svelte/transition';
import { motionMs } from '../app/motion.ts';

/** How text that was waited for comes into the details: it only gets clearer, and moves nothing. */
export function arrive(node: Element): TransitionConfig {
	return {
		duration: motionMs(node),
		easing: cubicOut,
		css: (come) => `opacity: ${String(come)}`,
	};
}
