/** What the service sends, checked and turned into our Call. Both dialects come in; none goes further. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import * as v from 'valibot';
import type { Call, NumberKind, Party, Service, Transcription } from '../contract/call.ts';

/**
 * A record understood, or why it was not: the path of the first thing that was wrong, never its value. `id`: its
 * uuid, where it has one, or what tells it from others.
 */
export type ParsedRecord =
	| { readonly understood: true; readonly call: Call }
	| { readonly understood: false; readonly reason: string; readonly id: string };

/**
 * Understands one record of the service (nfon-api.md, The record). `complete` says how it was asked for: a
 * complete record without a transcript has none; a short one says nothing about it.
 */
export function parseRecord(json: unknown, complete: boolean): ParsedRecord {
	const result = v.safeParse(recordSchema, json);
	if (!result.success) {
		const reason = v.getDotPath(result.issues[0]) ?? 'not an object';
		return { understood: false, reason, id: idOf(json) };
	}
	return { understood: true, call: toCall(result.output, complete) };
}

function idOf(json: unknown): string {
	const named = v.safeParse(v.object({ uuid }), json);
	if (named.success) return named.output.uuid;
	return createHash('sha256')
		.update(inspect(json, { depth: null }))
		.digest('base64url')
		.slice(0, 22);
}

const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());

const SERVICES: readonly Service[] = [
	'queue',
	'skill',
	'ivr',
	'group',
	'time-control',
	'voicemail',
	'extension',
];
const NUMBER_KINDS: readonly NumberKind[] = ['global', 'emergency', 'short', 'conference'];
const STATUSES = ['answered', 'missed', 'cancelled', 'unknown'] as const;

// [RFC 3339 §5.6] Dates that Date would take for others (30 February, 24:00) are none.
const RFC_3339 =
	/^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

// What nearly every time is: as we write it, but for the milliseconds, on a day that every month has.
const PLAIN_TIME =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$/;

const timestamp = v.pipe(v.string(), v.transform(toIsoTime), v.string());

/** UTC with milliseconds, in which text order is time order; null when it is no moment, or none of those years. */
function toIsoTime(text: string): string | null {
	const plain = PLAIN_TIME.exec(text);
	if (plain !== null) return plain[1] === undefined ? `${text.slice(0, -1)}.000Z` : text;
	const [, day] = RFC_3339.exec(text) ?? [];
	if (day === undefined || toIso(`${day}T00:00:00Z`)?.startsWith(day) !== true) return null;
	// [RFC 3339 §5.7] A leap second is a moment; Date, which has none, is told the second before.
	return toIso(text.replace(':60', ':59'));
}

function toIso(text: string): string | null {
	const ms = Date.parse(text);
	if (Number.isNaN(ms)) return null;
	const iso = new Date(ms).toISOString();
	// An offset can lead out of the years 0 to 9999, which are then written with a sign and two more digits.
	return iso.length === '0000-01-01T00:00:00.000Z'.length ? iso : null;
}

/** What we can do without: anything of another form reads as absent instead of spoiling the record. */
function optional<Schema extends v.GenericSchema>(schema: Schema) {
	return v.optional(v.fallback(v.nullable(schema), null as never), null as never);
}

const text = v.pipe(
	v.string(),
	v.transform((value) => value.trim() || null),
);

const party = v.pipe(
	v.object({
		name: optional(text),
		number: optional(text),
		context: optional(text),
		service: optional(v.string()),
		// `2.0-early-access` calls it so.
		destination_type: optional(v.string()),
	}),
	v.transform((raw): Party => {
		const numberKind = NUMBER_KINDS.find((kind) => kind === raw.context) ?? 'extension';
		const service = raw.service ?? raw.destination_type;
		return {
			name: raw.name,
			number: raw.number,
			numberKind,
			system: numberKind === 'extension' ? raw.context : null,
			service: SERVICES.find((known) => known === service) ?? 'extension',
		};
	}),
);

const NOBODY: Party = {
	name: null,
	number: null,
	numberKind: 'extension',
	system: null,
	service: 'extension',
};

// `null` says what leaving it out says, here as everywhere.
const absent = v.nullish(v.never());

const diversion = v.union([
	v.pipe(
		v.object({ updated: timestamp, caller: party, callee: absent }),
		v.transform(({ updated, caller }) => ({ at: updated, was: 'caller' as const, party: caller })),
	),
	v.pipe(
		v.object({ updated: timestamp, callee: party, caller: absent }),
		v.transform(({ updated, callee }) => ({ at: updated, was: 'callee' as const, party: callee })),
	),
]);

/** A list in which entries of any other form are ignored, as nfon-api.md demands for `history`. */
function listOf<Schema extends v.GenericSchema>(schema: Schema) {
	return v.pipe(
		v.array(v.unknown()),
		v.transform((entries) =>
			entries.flatMap((entry) => {
				const result = v.safeParse(schema, entry);
				return result.success ? [result.output] : [];
			}),
		),
	);
}

const transcriptEntry = v.object({
	time: timestamp,
	source: v.picklist(['caller', 'callee']),
	event: v.string(),
	text: optional(v.string()),
});

const transcription = v.object({
	available: v.fallback(v.boolean(), false),
	summary: optional(text),
	language_autodetect: optional(text),
	transcript: optional(listOf(transcriptEntry)),
});

const recordSchema = v.object({
	uuid,
	created: timestamp,
	updated: optional(timestamp),
	// `-0` is JSON and an integer, and is not the same any more when it was stored and read back.
	duration: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(Math.abs)), 0),
	direction: v.picklist(['inbound', 'outbound']),
	status: v.fallback(v.picklist(STATUSES), 'unknown'),
	caller: optional(party),
	callee: optional(party),
	history: optional(listOf(diversion)),
	trunk_code: optional(text),
	transcription: optional(transcription),
	crm: optional(text),
	custom_data: optional(v.record(v.string(), v.unknown())),
	customer: optional(text),
	extension: optional(text),
});

type CheckedRecord = v.InferOutput<typeof recordSchema>;

function toCall(record: CheckedRecord, complete: boolean): Call {
	return {
		uuid: record.uuid,
		startedAt: record.created,
		updatedAt: record.updated,
		durationSeconds: record.duration,
		direction: record.direction,
		status: record.status,
		caller: record.caller ?? NOBODY,
		callee: record.callee ?? NOBODY,
		diversions: (record.history ?? []).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
		trunkCode: record.trunk_code,
		transcription: record.transcription && toTranscription(record.transcription, complete),
		customData: customData(record),
		customer: record.customer,
		extension: record.extension,
	};
}

function toTranscription(
	raw: NonNullable<CheckedRecord['transcription']>,
	complete: boolean,
): Transcription {
	const first = raw.transcript?.[0];
	const firstMs = first ? Date.parse(first.time) : 0;
	const lines = raw.transcript?.flatMap((entry) =>
		entry.event === 'speech' && entry.text
			? [
					{
						offsetMs: Math.max(0, Date.parse(entry.time) - firstMs),
						speaker: entry.source,
						text: entry.text,
					},
				]
			: [],
	);
	return {
		available: raw.available,
		summary: raw.summary,
		language: raw.language_autodetect,
		lines: lines ?? (complete && raw.available ? [] : null),
	};
}

/** Only text is kept; `crm` is what `2.0-early-access` calls the one custom field it has. */
function customData(record: CheckedRecord): Record<string, string> {
	const entries = Object.entries(record.custom_data ?? {}).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
	);
	return { ...(record.crm === null ? {} : { crm: record.crm }), ...Object.fromEntries(entries) };
}
