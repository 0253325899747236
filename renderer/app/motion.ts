/** How long motion takes here, in milliseconds; 0: none is wanted. The one token of `theme.css` knows. */
export function motionMsOf(node: Element): number {
	// The build may write 140ms as .14s.
	const motion = getComputedStyle(node).getPropertyValue('--motion').trim();
	return Number.parseFloat(motion) * (motion.endsWith('ms') ? 1 : 1000) || 0;
}
