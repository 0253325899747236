/** Keys in English. */
import type { KeysTexts } from './keys-texts.ts';

export const englishKeys: KeysTexts = {
	title: 'Keyboard',
	or: 'or',
	group: { list: 'In the list', call: 'A call', window: 'Window' },
	key: {
		enter: 'Enter',
		escape: 'Esc',
		space: 'Space',
		delete: 'Delete',
		home: 'Home',
		end: 'End',
		pageUp: 'Page Up',
		pageDown: 'Page Down',
		shift: 'Shift',
		mod: 'Ctrl',
	},
	does: {
		search: 'Search',
		move: 'Previous or next call',
		ends: 'First or last call',
		page: 'One page',
		open: 'Open the call',
		back: 'Back, close',
		select: 'Select several',
		selectAll: 'Select all',
		callBack: 'Call back',
		handled: 'Mark handled, or open again',
		delete: 'Delete',
		findInTranscript: 'Find in the transcript',
		findNext: 'Step through matches',
		insight: 'Insight',
		settings: 'Settings',
		help: 'This list',
	},
};
