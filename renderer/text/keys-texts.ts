/** What keys are called, and what they do. */
export interface KeysTexts {
	readonly title: string;
	readonly or: string;
	readonly group: Readonly<Record<'list' | 'call' | 'window', string>>;
	/** As it is printed on the key; `mod` is Ctrl, on a Mac Command. */
	readonly key: Readonly<
		Record<
			| 'enter'
			| 'escape'
			| 'space'
			| 'delete'
			| 'home'
			| 'end'
			| 'pageUp'
			| 'pageDown'
			| 'shift'
			| 'mod',
			string
		>
	>;
	readonly does: Readonly<
		Record<
			| 'search'
			| 'move'
			| 'ends'
			| 'page'
			| 'open'
			| 'fold'
			| 'choose'
			| 'back'
			| 'select'
			| 'selectAll'
			| 'callBack'
			| 'handled'
			| 'delete'
			| 'findInTranscript'
			| 'findNext'
			| 'findPrevious'
			| 'insight'
			| 'settings'
			| 'help',
			string
		>
	>;
}
