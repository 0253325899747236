import * as v from 'valibot';
import { DIALECTS, type Dialect } from '../service/dialects.ts';

/** nfon-api.md, "The record", as a schema for each dialect. Strict: nothing may be there that is not on the page. */

const time = v.pipe(v.string(), v.isoTimestamp());

const CONTEXTS = ['K9999', 'global', 'emergency', 'short', 'conference'];
const SERVICES = ['queue', 'skill', 'ivr', 'group', 'time-control', 'voicemail', 'extension'];

function partyIn(dialect: Dialect) {
	const service = v.optional(v.picklist(SERVICES));
	const named = {
		name: v.optional(v.pipe(v.string(), v.nonEmpty())),
		number: v.optional(v.pipe(v.string(), v.regex(/^\d+$/))),
		context: v.picklist(CONTEXTS),
	};
	const party =
		dialect === '2.0-early-access.2'
			? v.strictObject({ ...named, service })
			: v.strictObject({ ...named, destination_type: service });
	return v.pipe(
		party,
		v.check(
			({ context, number }) =>
				context !== 'global' || number === undefined || /^[1-9]\d{6,14}$/.test(number),
			'global is E.164 without prefix',
		),
	);
}

const transcription = v.strictObject({
	available: v.boolean(),
	summary: v.optional(v.string()),
	language_autodetect: v.optional(v.boolean()),
	transcript: v.optional(
		v.array(
			v.variant('event', [
				v.strictObject({
					time,
					source: v.picklist(['caller', 'callee']),
					event: v.literal('speech'),
					text: v.pipe(v.string(), v.nonEmpty()),
				}),
				v.strictObject({
					time,
					source: v.picklist(['caller', 'callee']),
					event: v.picklist(['start', 'stop']),
				}),
			]),
		),
	),
});

function recordIn(dialect: Dialect) {
	const party = partyIn(dialect);
	const common = {
		uuid: v.pipe(v.string(), v.uuid()),
		created: time,
		updated: v.optional(time),
		duration: v.pipe(v.number(), v.integer(), v.minValue(0)),
		direction: v.picklist(['inbound', 'outbound']),
		status: v.picklist(['answered', 'missed', 'cancelled', 'unknown']),
		caller: party,
		callee: party,
		history: v.optional(
			v.array(
				v.union([
					v.strictObject({ updated: time, caller: party }),
					v.strictObject({ updated: time, callee: party }),
				]),
			),
		),
		trunk_code: v.optional(v.pipe(v.string(), v.regex(/^\d{2}$/))),
		transcription: v.optional(transcription),
	};
	return dialect === '2.0-early-access'
		? v.strictObject({ ...common, crm: v.optional(v.string()) })
		: v.strictObject({
				...common,
				custom_data: v.optional(v.record(v.string(), v.string())),
				call_id: v.string(),
				customer: v.string(),
				extension: v.string(),
				user_uuid: v.pipe(v.string(), v.uuid()),
			});
}

const RULES = { [DIALECTS[0]]: recordIn(DIALECTS[0]), [DIALECTS[1]]: recordIn(DIALECTS[1]) };

/** What the page forbids about this record: nothing, if all is well. */
export function findViolations(record: unknown, dialect: Dialect): readonly string[] {
	const result = v.safeParse(RULES[dialect], record);
	return (result.issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}
