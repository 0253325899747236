import type { WebContents } from 'electron';
import type { PushName, Pushes } from '../contract/pushes.ts';

/** Sends a push to every window that is there to hear it. */
export function announce<Name extends PushName>(
	windows: Iterable<Pick<WebContents, 'send' | 'isDestroyed'>>,
	name: Name,
	push: Pushes[Name],
): void {
	for (const window of windows) {
		if (!window.isDestroyed()) window.send(name, push);
	}
}
