/** What English says where somebody else's calls are looked at. */
import type { OthersScope } from '../../electron/contract/others.ts';
import type { FailureTexts } from './failure-text.ts';
import type { Formats } from './formats.ts';
import type { OthersTexts } from './others-texts.ts';

const ADMINISTRATOR = 'your NFON administrator';

function inSentence(whose: OthersScope): string {
	return whose.kind === 'extension' ? `extension ${whose.extension}` : `customer ${whose.customer}`;
}

export function englishOthers({ count }: Formats): OthersTexts {
	return {
		whose: (whose) =>
			whose.kind === 'extension' ? `Extension ${whose.extension}` : `Customer ${whose.customer}`,
		lookingAt: (whose) =>
			whose.kind === 'extension'
				? `You are looking at extension ${whose.extension}.`
				: `You are looking at all calls of customer ${whose.customer}.`,
		notYours: ({ kind }) =>
			kind === 'extension'
				? 'These are not your calls; nothing here is kept.'
				: 'These are not only your calls; nothing here is kept.',
		setAside: (records) =>
			records === 1
				? 'NFON also sent 1 call of somebody else; it is not shown.'
				: `NFON also sent ${count(records)} calls of others; they are not shown.`,
		close: 'Close',
		fillingTitle: 'Fetching these calls',
		title: 'Look at other calls',
		hint: 'In a window of their own, if your sign-in may see them. They are not kept, and nobody is notified of them.',
		kind: { extension: 'One extension', customer: 'All extensions' },
		label: { extension: 'Extension', customer: 'K-number' },
		show: 'Show',
		asking: 'Asking NFON…',
		wrongExtension: 'An extension has only digits, like 23.',
		tooLong: 'An extension has at most 15 digits.',
	};
}

export const englishOthersFailures: Pick<FailureTexts, 'cannotLook' | 'lookOnly'> = {
	cannotLook: ({ why, whose, status }) => {
		const them = inSentence(whose);
		return {
			cause: {
				refused: `Your sign-in may not see ${them} (${String(status)}).`,
				'no-calls': `NFON shows no calls of ${them}.`,
				'own-calls': 'NFON answered with your own calls; your sign-in may not look at others.',
				'own-extension': 'This is your own extension.',
			}[why],
			wayOut: {
				refused: `Check the number. If it is right, ask ${ADMINISTRATOR} to allow it.`,
				'no-calls': `Check the number. If it is right, there are none yet, or your sign-in may not see them: ask ${ADMINISTRATOR}.`,
				'own-calls': `Ask ${ADMINISTRATOR} to allow it.`,
				'own-extension': 'Its calls are in your history.',
			}[why],
		};
	},
	lookOnly: {
		cause: 'In this window calls are only looked at.',
		wayOut: 'You can change your own calls, in your history.',
	},
};
