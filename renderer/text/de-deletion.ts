/** German for what is asked first, and for calls being deleted. */
import type { DeletionTexts, QuestionTexts } from './deletion-texts.ts';
import type { Formats } from './formats.ts';

function calls({ count, plural }: Formats, number: number): string {
	return `${count(number)} ${plural(number) === 'one' ? 'Anruf' : 'Anrufe'}`;
}

export function germanQuestions(formats: Formats): QuestionTexts {
	return {
		cancel: 'Abbrechen',
		close: 'Schließen',
		deleteTitle: (number) =>
			number === 1 ? 'Diesen Anruf löschen?' : `${calls(formats, number)} löschen?`,
		deleteText: (number) =>
			number === 1
				? 'Er wird auch bei NFON gelöscht, für alle Geräte. Sie können das zehn Sekunden lang rückgängig machen.'
				: 'Sie werden auch bei NFON gelöscht, für alle Geräte. Sie können das zehn Sekunden lang rückgängig machen.',
		deleteYes: 'Löschen',
		callTitle: (party) => `${party?.name ?? party?.numberText ?? 'Diese Nummer'} anrufen?`,
		callYes: 'Anrufen',
	};
}

export function germanDeletion(formats: Formats): DeletionTexts {
	const { count, plural } = formats;
	return {
		waiting: (number) => `${calls(formats, number)} gelöscht`,
		undo: 'Rückgängig',
		secondsLeft: (seconds) => `${count(seconds)} s`,
		deleting: (number) =>
			`${calls(formats, number)} ${plural(number) === 'one' ? 'wird' : 'werden'} gelöscht`,
		progress: (done, of) => `${count(done)} von ${count(of)}`,
		stop: 'Anhalten',
		stopSpoken: 'Löschen der Anrufe anhalten',
		failed: (left, of) =>
			left === of
				? `${calls(formats, left)} ${plural(left) === 'one' ? 'ließ' : 'ließen'} sich nicht löschen`
				: `${count(left)} von ${count(of)} Anrufen ${plural(left) === 'one' ? 'ließ' : 'ließen'} sich nicht löschen`,
	};
}
