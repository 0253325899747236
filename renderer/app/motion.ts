/** How long things move, in milliseconds; 0: nothing shall move. The one token knows whether motion is wanted at all. */
export function motionMs(node: Element): number {
	// The build may write 140ms as .14s.
	const motion = getComputedStyle(node).getPropertyValue('--motion').trim();
	const length = Number.parseFloat(motion) * (motion.endsWith('ms') ? 1 : 1000);
	return length > 0 ? length : 0;
}
