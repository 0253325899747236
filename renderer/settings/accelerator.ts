/** Keys as they are pressed, as Electron writes them (`CommandOrControl+Shift+H`), and as people read them. */

const CODES: Readonly<Record<string, string>> = {
	Space: 'Space',
	Tab: 'Tab',
	Enter: 'Enter',
	Insert: 'Insert',
	Home: 'Home',
	End: 'End',
	PageUp: 'PageUp',
	PageDown: 'PageDown',
	ArrowUp: 'Up',
	ArrowDown: 'Down',
	ArrowLeft: 'Left',
	ArrowRight: 'Right',
	Comma: ',',
	Period: '.',
	Slash: '/',
	Semicolon: ';',
	Quote: "'",
	BracketLeft: '[',
	BracketRight: ']',
	Backslash: '\\',
	Minus: '-',
	Equal: '=',
	Backquote: '`',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `unfinished`: only Shift, Ctrl and the like are down. `bare`: a key that people type with. */
export type Accelerator =
	| { readonly kind: 'unfinished' }
	| { readonly kind: 'bare' }
	| { readonly kind: 'keys'; readonly keys: string };

export function acceleratorOf(event: Pressed, isMac: boolean): Accelerator {
	const key = keyOf(event);
	if (key === null) return { kind: 'unfinished' };
	const isFunction = /^F\d+$/.test(key);
	if (!isFunction && !event.ctrlKey && !event.metaKey && !event.altKey) return { kind: 'bare' };
	const main = isMac ? event.metaKey : event.ctrlKey;
	const other = isMac ? event.ctrlKey : event.metaKey;
	const keys = [
		...(main ? ['CommandOrControl'] : []),
		...(other ? [isMac ? 'Control' : 'Super'] : []),
		...(event.altKey ? ['Alt'] : []),
		...(event.shiftKey ? ['Shift'] : []),
		key,
	].join('+');
	return { kind: 'keys', keys };
}

/** By the place of the key where it types a letter or a digit: Alt and Shift make other characters of it. */
function keyOf({ key, code }: Pressed): string | null {
	if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
	if (/^[a-z]$/i.test(key)) return key.toUpperCase();
	const [, place] = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code) ?? [];
	return place ?? CODES[code] ?? null;
}

const NAMES = {
	mac: { CommandOrControl: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' },
	other: { CommandOrControl: 'Ctrl', Super: 'Super' },
} as const;

/** As it is printed on the keyboard: `Ctrl+Shift+H`, `⌘⇧H`. `shift`: what the language calls it. */
export function acceleratorText(
	keys: string,
	isMac: boolean,
	names: { readonly shift: string; readonly mod: string },
): string {
	const known: Readonly<Record<string, string>> = isMac
		? NAMES.mac
		: { ...NAMES.other, CommandOrControl: names.mod, Shift: names.shift };
	const words = keys.split('+').map((key) => known[key] ?? key);
	return words.join(isMac ? '' : '+');
}
