/** Keys in German. */
import type { KeysTexts } from './keys-texts.ts';

export const germanKeys: KeysTexts = {
	title: 'Tastatur',
	or: 'oder',
	group: { list: 'In der Liste', call: 'Ein Anruf', window: 'Fenster' },
	key: {
		enter: 'Eingabe',
		escape: 'Esc',
		space: 'Leertaste',
		delete: 'Entf',
		home: 'Pos1',
		end: 'Ende',
		pageUp: 'Bild auf',
		pageDown: 'Bild ab',
		shift: 'Umschalt',
		mod: 'Strg',
	},
	does: {
		search: 'Suchen',
		move: 'Voriger oder nächster Anruf',
		ends: 'Erster oder letzter Anruf',
		page: 'Eine Seite',
		open: 'Anruf öffnen',
		back: 'Zurück, schließen',
		select: 'Mehrere auswählen',
		selectAll: 'Alle auswählen',
		callBack: 'Zurückrufen',
		handled: 'Als erledigt oder offen markieren',
		delete: 'Löschen',
		findInTranscript: 'Im Transkript suchen',
		findNext: 'Treffer durchgehen',
		insight: 'Auswertung',
		settings: 'Einstellungen',
		help: 'Diese Übersicht',
	},
};
