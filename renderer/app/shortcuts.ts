/** Every key the window answers to, as the help lists them. Whoever adds a key adds it here. */
import type { KeysTexts } from '../text/keys-texts.ts';

/** A key that is called something, or a character that is printed on it. */
export type Key = keyof KeysTexts['key'] | { readonly printed: string };

export interface Shortcut {
	/** Each of them does it; a combination is pressed together, in this order. */
	readonly keys: readonly (readonly Key[])[];
	readonly does: keyof KeysTexts['does'];
}

export interface ShortcutGroup {
	readonly group: keyof KeysTexts['group'];
	readonly shortcuts: readonly Shortcut[];
}

const UP = { printed: '↑' } as const;
const DOWN = { printed: '↓' } as const;

function printed(character: string): readonly [Key] {
	return [{ printed: character }];
}

const SHORTCUTS: readonly ShortcutGroup[] = [
	{
		group: 'list',
		shortcuts: [
			{ keys: [printed('/')], does: 'search' },
			{ keys: [[UP], [DOWN]], does: 'move' },
			{ keys: [['home'], ['end']], does: 'ends' },
			{ keys: [['pageUp'], ['pageDown']], does: 'page' },
			{ keys: [['enter']], does: 'open' },
			{ keys: [printed('→'), printed('←')], does: 'fold' },
			{ keys: [['space']], does: 'choose' },
			{
				keys: [['shift', { printed: '↑ ↓' }]],
				does: 'select',
			},
			{ keys: [['mod', { printed: 'A' }]], does: 'selectAll' },
		],
	},
	{
		group: 'call',
		shortcuts: [
			{ keys: [printed('C')], does: 'callBack' },
			{ keys: [printed('H')], does: 'handled' },
			{ keys: [['delete']], does: 'delete' },
			{ keys: [['mod', { printed: 'F' }]], does: 'findInTranscript' },
			{ keys: [['enter']], does: 'findNext' },
			{ keys: [['shift', 'enter']], does: 'findPrevious' },
		],
	},
	{
		group: 'window',
		shortcuts: [
			{ keys: [['escape']], does: 'back' },
			{ keys: [printed('I')], does: 'insight' },
			{ keys: [['mod', { printed: ',' }]], does: 'settings' },
			{ keys: [printed('?')], does: 'help' },
		],
	},
];

/** What a person has no use for who may only look at calls. */
const CHANGES: readonly Shortcut['does'][] = [
	...(['handled', 'delete', 'choose', 'select', 'selectAll'] as const),
];

/** The keys of a window: all of them, or those of one in which calls are only looked at. */
export function shortcutsOf(mayChange: boolean): readonly ShortcutGroup[] {
	if (mayChange) return SHORTCUTS;
	return SHORTCUTS.map(({ group, shortcuts }) => ({
		group,
		shortcuts: shortcuts.filter(({ does }) => !CHANGES.includes(does)),
	}));
}

/** As it is printed on the person's keyboard; a Mac's have symbols for some. */
export function keyName(key: Key, names: KeysTexts['key']): string {
	if (typeof key !== 'string') return key.printed;
	return (isMac() ? MAC[key] : undefined) ?? names[key];
}

export function isMac(): boolean {
	return navigator.userAgent.includes('Mac');
}

const MAC: Readonly<Partial<Record<keyof KeysTexts['key'], string>>> = {
	mod: '⌘',
	shift: '⇧',
	enter: '⏎',
	delete: '⌦',
};
