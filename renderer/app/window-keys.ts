/** What a key means wherever the keyboard is in the window; `shortcuts.ts` lists them for people. */
export type WindowKey = 'back' | 'search' | 'handled' | 'call-back' | 'delete' | 'insight' | 'help';

const KEYS: Readonly<Record<string, WindowKey>> = {
	Escape: 'back',
	'/': 'search',
	h: 'handled',
	c: 'call-back',
	Delete: 'delete',
	// A Mac's keyboard has no other key to delete.
	Backspace: 'delete',
	i: 'insight',
	'?': 'help',
};

/** Null: the key means nothing here, or belongs to what is typed, to an open menu or panel, or to the system. */
export function windowKey(event: KeyboardEvent): WindowKey | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
	const key = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
	const { target } = event;
	const typing = target instanceof HTMLInputElement && target.type === 'text';
	const above = target instanceof Element && target.closest('[role=menu], [role=dialog]') !== null;
	return key === 'back' || !(typing || above) ? key : null;
}
