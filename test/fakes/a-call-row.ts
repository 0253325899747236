/** Sensible wholes of what the window is given; a test names only what it is about. */
import type { AppState } from '../../electron/contract/app-state.ts';
import type {
	CallDetails,
	CallRow,
	ListRow,
	PartyLabel,
} from '../../electron/contract/call-view.ts';

export function aParty(but: Partial<PartyLabel> = {}): PartyLabel {
	return {
		name: 'Anna Berger',
		numberText: '+49 89 4521 7730',
		numberKind: 'global',
		service: 'extension',
		...but,
	};
}

/** An answered incoming call of four minutes. */
export function aCallRow(but: Partial<ListRow> = {}): ListRow {
	return {
		uuid: 'call-1',
		startedAt: '2025-11-12T13:02:00.000Z',
		durationSeconds: 252,
		direction: 'inbound',
		outcome: 'answered',
		missedKind: null,
		counterpart: aParty(),
		counterpartKey: 'global:498945217730',
		via: null,
		transcript: 'none',
		open: false,
		triedAt: null,
		whose: null,
		fold: null,
		snippet: null,
		...but,
	};
}

/** A missed call that rang the user alone and still needs attention. */
export function aMissedRow(but: Partial<ListRow> = {}): ListRow {
	return aCallRow({
		durationSeconds: 0,
		outcome: 'missed',
		missedKind: 'direct',
		open: true,
		...but,
	});
}

/** `count` calls, newest first, a minute apart, named `call-0` onwards. */
export function callRows(count: number): readonly ListRow[] {
	const newest = Date.parse('2025-11-12T13:02:00.000Z');
	return Array.from({ length: count }, (_, place) =>
		aCallRow({
			uuid: `call-${String(place)}`,
			startedAt: new Date(newest - place * 60_000).toISOString(),
		}),
	);
}

/** The details of a row whose counterpart spoke to Maria Schneider. */
export function callDetailsOf(row: CallRow, but: Partial<CallDetails> = {}): CallDetails {
	const user = aParty({ name: 'Maria Schneider', numberText: '142', numberKind: 'extension' });
	const [caller, callee] =
		row.direction === 'inbound' ? [row.counterpart, user] : [user, row.counterpart];
	return {
		row,
		caller,
		callee,
		path: [
			{ role: 'caller', at: row.startedAt, party: caller },
			{ role: 'callee', at: null, party: callee },
		],
		trunkCode: null,
		customData: {},
		summary: null,
		language: null,
		transcript: null,
		lacksText: false,
		rule: null,
		...but,
	};
}

/** Signed in, up to date, in English. */
export function anAppState(but: Partial<AppState> = {}): AppState {
	return {
		language: 'en',
		locale: 'en-GB',
		version: '0.1.0',
		session: {
			kind: 'signed-in',
			account: { subject: 'user-1', name: 'Maria Schneider', extension: '142', customer: 'K1234' },
			warning: null,
		},
		connection: { kind: 'up-to-date' },
		asOf: '2025-11-12T09:41:00.000Z',
		olderCalls: 'here',
		openCalls: 0,
		notUnderstood: 0,
		notUnderstoodBy: {},
		deletion: null,
		desktop: {
			notifications: 'work',
			tray: 'shown',
			trayMissingUnseen: false,
			startAtLogin: 'off',
			shortcut: null,
			doNotDisturb: null,
		},
		replaced: null,
		proxy: null,
		notice: null,
		settingsNotice: null,
		looksAt: null,
		...but,
	};
}
