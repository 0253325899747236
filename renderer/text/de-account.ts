/** What German says about the account, and when something about it went half-way. */
import type { AccountTexts } from './account-texts.ts';
import type { FailureTexts } from './failure-text.ts';

type AccountFailures = Pick<
	FailureTexts,
	'signOutIncomplete' | 'historyReplaced' | 'proxySignInNeeded'
>;

export const germanAccount: AccountTexts = {
	signOutTitle: 'Abmelden?',
	signOutText:
		'Sie erfahren dann nichts mehr von verpassten Anrufen, bis Sie sich wieder anmelden.',
	keepCalls: 'Anrufe auf diesem Computer behalten',
	keepCallsNot:
		'Sie werden hier gelöscht, mit dem, was Sie als erledigt markiert haben. NFON behält die Anrufe; die Markierungen sind weg.',
	proxyName: 'Name',
	proxyPassword: 'Passwort',
	proxySend: 'Verbinden',
};

export const germanAccountFailures: AccountFailures = {
	signOutIncomplete: (left, host) => ({
		cause: {
			kept: 'Sie sind abgemeldet, aber der Schlüsselbund dieses Computers hat Ihre Anmeldung nicht vergessen.',
			token: `Sie sind hier abgemeldet, aber ${host} war nicht zu erreichen.`,
			session: `Sie sind hier abgemeldet, aber Ihr Browser ist bei ${host} vielleicht noch angemeldet.`,
		}[left],
		wayOut: {
			kept: 'Entfernen Sie den Eintrag „NFON Call History“ im Programm für Ihren Schlüsselbund.',
			token:
				'Die Anmeldung dort endet von selbst. Um sie gleich zu beenden, melden Sie sich mit Netz noch einmal an und ab.',
			session: 'Melden Sie sich auch im Browser ab, wenn andere diesen Computer benutzen.',
		}[left],
	}),
	historyReplaced: (calls) => ({
		cause:
			calls === 1
				? 'Hier war vorher jemand anders angemeldet; dessen einer Anruf wurde von diesem Computer entfernt.'
				: `Hier war vorher jemand anders angemeldet; dessen ${String(calls)} Anrufe wurden von diesem Computer entfernt.`,
		wayOut:
			'Bei NFON sind sie noch. Ist dies nicht Ihr Konto, melden Sie sich ab und mit Ihrem eigenen an.',
	}),
	proxySignInNeeded: (host, refused) => ({
		cause: refused
			? `Der Proxy ${host} hat diesen Namen und dieses Passwort nicht angenommen.`
			: `Der Proxy Ihres Netzwerks, ${host}, verlangt Namen und Passwort.`,
		wayOut:
			'Oft sind es die, mit denen Sie sich an diesem Computer anmelden; Ihre Administration kennt sie.',
	}),
};
