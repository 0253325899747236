import type { Call, Diversion, Party } from '../../electron/contract/call.ts';

/** A party that makes sense as it is: an external number with a name. */
export function aParty(differences: Partial<Party> = {}): Party {
	return {
		name: 'Anna Berger',
		number: '498999998001',
		numberKind: 'global',
		system: null,
		service: 'extension',
		...differences,
	};
}

/** The user of these tests. */
export const ME = aParty({
	name: 'Max Muster',
	number: '1001',
	numberKind: 'extension',
	system: 'K9999',
});

export function aDiversion(differences: Partial<Diversion> = {}): Diversion {
	return { at: '2026-03-02T09:00:05.000Z', was: 'callee', party: ME, ...differences };
}

/** A call that makes sense as it is: inbound, answered, one minute. */
export function aCall(differences: Partial<Call> = {}): Call {
	return {
		uuid: '00000000-0000-4000-8000-000000000001',
		startedAt: '2026-03-02T09:00:00.000Z',
		updatedAt: null,
		durationSeconds: 60,
		direction: 'inbound',
		status: 'answered',
		caller: aParty(),
		callee: ME,
		diversions: [],
		trunkCode: null,
		transcription: null,
		customData: {},
		customer: null,
		extension: null,
		...differences,
	};
}

export function aMissedCall(differences: Partial<Call> = {}): Call {
	return aCall({ status: 'missed', durationSeconds: 0, ...differences });
}

/** The uuid of the n-th call of a test. */
export function uuid(n: number): string {
	return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
