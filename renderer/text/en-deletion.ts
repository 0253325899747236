/** English for what is asked first, and for calls being deleted. */
import type { DeletionTexts, QuestionTexts } from './deletion-texts.ts';
import type { Formats } from './formats.ts';

function calls({ count, plural }: Formats, number: number): string {
	return `${count(number)} ${plural(number) === 'one' ? 'call' : 'calls'}`;
}

export function englishQuestions(formats: Formats): QuestionTexts {
	return {
		cancel: 'Cancel',
		close: 'Close',
		deleteTitle: (number) =>
			number === 1 ? 'Delete this call?' : `Delete ${calls(formats, number)}?`,
		deleteText: (number) =>
			number === 1
				? 'It is deleted at NFON, too, for every device. You have ten seconds to undo it.'
				: 'They are deleted at NFON, too, for every device. You have ten seconds to undo it.',
		deleteYes: 'Delete',
		callTitle: (party) => `Call ${party?.name ?? party?.numberText ?? 'this number'}?`,
		callYes: 'Call',
	};
}

export function englishDeletion(formats: Formats): DeletionTexts {
	const { count } = formats;
	return {
		waiting: (number) => `${calls(formats, number)} deleted`,
		undo: 'Undo',
		secondsLeft: (seconds) => `${count(seconds)} s`,
		deleting: (number) => `Deleting ${calls(formats, number)}`,
		progress: (done, of) => `${count(done)} of ${count(of)}`,
		stop: 'Stop',
		stopSpoken: 'Stop deleting calls',
		failed: (left, of) =>
			left === of
				? `${calls(formats, left)} could not be deleted`
				: `${count(left)} of ${calls(formats, of)} could not be deleted`,
	};
}
