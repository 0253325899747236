import type { CallRecord, Diversion, Party } from '../records/call-record.ts';
import { conversationOf } from '../records/transcript.ts';

/** How a record looks on the wire, in each of the two dialects that are in service. */

export const DIALECTS = ['2.0-early-access', '2.0-early-access.2'] as const;

export type Dialect = (typeof DIALECTS)[number];

export type WireRecord = Readonly<Record<string, unknown>>;

/** `complete`: "with transcripts and summaries". */
export function toWire(call: CallRecord, dialect: Dialect, complete: boolean): WireRecord {
	const isSecond = dialect === '2.0-early-access.2';
	return {
		uuid: call.uuid,
		...(isSecond ? { call_id: call.callId } : {}),
		duration: call.duration,
		direction: call.direction,
		caller: partyToWire(call.caller, dialect),
		callee: partyToWire(call.callee, dialect),
		...(call.history === undefined
			? {}
			: { history: call.history.map((diversion) => diversionToWire(diversion, dialect)) }),
		status: call.status,
		created: call.created,
		...(call.updated === undefined ? {} : { updated: call.updated }),
		...(call.trunkCode === undefined ? {} : { trunk_code: call.trunkCode }),
		...transcriptionToWire(call, complete),
		...customDataToWire(call, isSecond),
		...(isSecond
			? { customer: call.customer, extension: call.extension, user_uuid: call.userUuid }
			: {}),
	};
}

// "kind of an internal destination: destination_type / service (on caller and on callee)"
function partyToWire({ service, ...party }: Party, dialect: Dialect): WireRecord {
	if (service === undefined) return party;
	return dialect === '2.0-early-access.2'
		? { ...party, service }
		: { ...party, destination_type: service };
}

function diversionToWire(diversion: Diversion, dialect: Dialect): WireRecord {
	return 'caller' in diversion
		? { caller: partyToWire(diversion.caller, dialect), updated: diversion.updated }
		: { callee: partyToWire(diversion.callee, dialect), updated: diversion.updated };
}

function transcriptionToWire(call: CallRecord, complete: boolean): WireRecord {
	if (call.transcription === undefined) return {};
	const { available, languageAutodetect } = call.transcription;
	return {
		transcription: {
			available,
			...(complete ? conversationOf(call) : {}),
			...(complete && languageAutodetect !== undefined
				? { language_autodetect: languageAutodetect }
				: {}),
		},
	};
}

// "CRM text: crm / custom_data with any string keys"
function customDataToWire({ customData }: CallRecord, isSecond: boolean): WireRecord {
	if (customData === undefined) return {};
	if (isSecond) return { custom_data: customData };
	return customData['crm'] === undefined ? {} : { crm: customData['crm'] };
}
