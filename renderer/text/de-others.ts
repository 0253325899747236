/** What German says where somebody else's calls are looked at. */
import type { OthersScope } from '../../electron/contract/others.ts';
import type { FailureTexts } from './failure-text.ts';
import type { Formats } from './formats.ts';
import type { OthersTexts } from './others-texts.ts';

const ADMINISTRATION = 'Ihre NFON-Administration';

function named(whose: OthersScope): string {
	return whose.kind === 'extension' ? `Nebenstelle ${whose.extension}` : `Kunde ${whose.customer}`;
}

export function germanOthers({ count }: Formats): OthersTexts {
	return {
		whose: named,
		lookingAt: (whose) =>
			whose.kind === 'extension'
				? `Sie sehen die Nebenstelle ${whose.extension}.`
				: `Sie sehen alle Anrufe des Kunden ${whose.customer}.`,
		notYours: ({ kind }) =>
			kind === 'extension'
				? 'Das sind nicht Ihre Anrufe; nichts davon wird behalten.'
				: 'Das sind nicht nur Ihre Anrufe; nichts davon wird behalten.',
		setAside: (records) =>
			records === 1
				? 'NFON hat auch einen Anruf von jemand anderem geschickt; er wird nicht gezeigt.'
				: `NFON hat auch ${count(records)} Anrufe von anderen geschickt; sie werden nicht gezeigt.`,
		close: 'Schließen',
		fillingTitle: 'Diese Anrufe werden geladen',
		title: 'Anrufe anderer ansehen',
		hint: 'In einem eigenen Fenster, wenn Ihre Anmeldung sie sehen darf. Sie werden nicht behalten, und niemand wird über sie benachrichtigt.',
		kind: { extension: 'Eine Nebenstelle', customer: 'Alle Nebenstellen' },
		label: { extension: 'Nebenstelle', customer: 'K-Nummer' },
		show: 'Anzeigen',
		asking: 'NFON wird gefragt …',
		wrongExtension: 'Eine Nebenstelle besteht nur aus Ziffern, wie 23.',
		tooLong: 'Eine Nebenstelle hat höchstens 15 Ziffern.',
	};
}

export const germanOthersFailures: Pick<FailureTexts, 'cannotLook' | 'lookOnly'> = {
	cannotLook: ({ why, whose, status }) => ({
		cause: {
			refused: `${named(whose)}: Ihre Anmeldung darf diese Anrufe nicht sehen (${String(status)}).`,
			'no-calls': `${named(whose)}: NFON zeigt keine Anrufe.`,
			'own-calls':
				'NFON hat mit Ihren eigenen Anrufen geantwortet; Ihre Anmeldung darf keine anderen ansehen.',
			'own-extension': 'Das ist Ihre eigene Nebenstelle.',
		}[why],
		wayOut: {
			refused: `Prüfen Sie die Nummer. Stimmt sie, bitten Sie ${ADMINISTRATION} um die Freigabe.`,
			'no-calls': `Prüfen Sie die Nummer. Stimmt sie, gibt es noch keine, oder Ihre Anmeldung darf sie nicht sehen: Fragen Sie ${ADMINISTRATION}.`,
			'own-calls': `Bitten Sie ${ADMINISTRATION} um die Freigabe.`,
			'own-extension': 'Ihre Anrufe stehen in Ihrer Anrufliste.',
		}[why],
	}),
	lookOnly: {
		cause: 'In diesem Fenster werden Anrufe nur angesehen.',
		wayOut: 'Ändern können Sie Ihre eigenen, in Ihrer Anrufliste.',
	},
};
