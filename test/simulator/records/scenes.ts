import type { CallRecord, Diversion, Party } from './call-record.ts';
import type { Draw } from './draw.ts';
import { rfc3339 } from './office-days.ts';
import type { Cast } from './people.ts';

/** What kinds of call there are, and how the service records each of them. */

export const CALL_KINDS = [
	'answered',
	'missed',
	'withheld',
	'withheld-missed',
	'group',
	'group-callee',
	'group-answered',
	'queue',
	'queue-answered',
	'skill',
	'ivr',
	'time-control',
	'forwarded',
	'forwarded-answered',
	'transferred',
	'handed-over',
	'voicemail',
	'internal',
	'internal-missed',
	'outbound',
	'outbound-cancelled',
	'outbound-internal',
	'outbound-transferred',
	'emergency',
	'short',
	'conference',
	'unknown',
] as const;

export type CallKind = (typeof CALL_KINDS)[number];

/** Everything a scene needs to know to be played. */
export interface Stage {
	readonly draw: Draw;
	readonly cast: Cast;
	readonly startMs: number;
	/** The other one, where somebody asked for a certain caller. */
	readonly guest?: Party;
}

/** The part of a record that its kind decides. */
export type Scene = Pick<
	CallRecord,
	'direction' | 'status' | 'duration' | 'caller' | 'callee' | 'history'
>;

export function playScene(kind: CallKind, stage: Stage): Scene {
	return SCENES[kind](stage);
}

const SCENES: Readonly<Record<CallKind, (stage: Stage) => Scene>> = {
	answered: (stage) => received(stage, talk(stage)),
	missed: (stage) => received(stage, MISSED),
	withheld: (stage) => received({ ...stage, guest: WITHHELD }, talk(stage)),
	'withheld-missed': (stage) => received({ ...stage, guest: WITHHELD }, MISSED),
	// "A call nobody took in a group arrives as inbound, cancelled, duration 0, with the group in
	// history (or as callee service)."
	group: (stage) => received(stage, NOBODY_TOOK_IT, [wasCalled(stage, one(stage, 'groups'))]),
	'group-callee': (stage) => ({
		...received(stage, NOBODY_TOOK_IT),
		callee: one(stage, 'groups'),
	}),
	'group-answered': (stage) =>
		received(stage, talk(stage), [wasCalled(stage, one(stage, 'groups'))]),
	queue: (stage) => received(stage, NOBODY_TOOK_IT, [wasCalled(stage, one(stage, 'queues'))]),
	'queue-answered': (stage) =>
		received(stage, talk(stage), [wasCalled(stage, one(stage, 'queues'))]),
	skill: (stage) =>
		received(stage, stage.draw.chance(0.6) ? talk(stage) : NOBODY_TOOK_IT, [
			wasCalled(stage, stage.cast.ivr),
			wasCalled(stage, one(stage, 'skills'), 14),
		]),
	ivr: (stage) => received(stage, talk(stage), [wasCalled(stage, stage.cast.ivr)]),
	'time-control': (stage) => ({
		...received(stage, talk(stage, 40), [wasCalled(stage, stage.cast.timeControl)]),
		callee: stage.cast.voicemail,
	}),
	forwarded: (stage) => received(stage, MISSED, [wasCalled(stage, colleague(stage), 12)]),
	'forwarded-answered': (stage) =>
		received(stage, talk(stage), [wasCalled(stage, colleague(stage), 12)]),
	// Another caller was put through: the one before is in history.
	transferred: (stage) => received(stage, talk(stage), [wasCaller(stage, colleague(stage), 35)]),
	'handed-over': (stage) => ({
		...received(stage, talk(stage), [wasCalled(stage, stage.cast.user, 50)]),
		callee: colleague(stage),
	}),
	voicemail: (stage) => ({
		...received(stage, talk(stage, 60), [wasCalled(stage, stage.cast.user, 20)]),
		callee: stage.cast.voicemail,
	}),
	internal: (stage) => received({ ...stage, guest: colleague(stage) }, talk(stage)),
	'internal-missed': (stage) => received({ ...stage, guest: colleague(stage) }, MISSED),
	outbound: (stage) => placed(stage, contact(stage), talk(stage)),
	'outbound-cancelled': (stage) => placed(stage, contact(stage), NOBODY_TOOK_IT),
	'outbound-internal': (stage) => placed(stage, colleague(stage), talk(stage)),
	'outbound-transferred': (stage) => ({
		...placed(stage, colleague(stage), talk(stage)),
		history: [wasCalled(stage, stage.cast.ivr), wasCaller(stage, one(stage, 'colleagues'), 25)],
	}),
	emergency: (stage) => placed(stage, { number: '112', context: 'emergency' }, talk(stage, 180)),
	short: (stage) => placed(stage, { number: '116116', context: 'short' }, talk(stage)),
	conference: (stage) =>
		placed(stage, { number: '74120653', context: 'conference' }, talk(stage, 3600)),
	unknown: (stage) => received(stage, { status: 'unknown', duration: 0 }),
};

type Ending = Pick<CallRecord, 'status' | 'duration'>;

const MISSED: Ending = { status: 'missed', duration: 0 };
const NOBODY_TOOK_IT: Ending = { status: 'cancelled', duration: 0 };
const WITHHELD: Party = { context: 'global' };

function received(stage: Stage, ending: Ending, history?: readonly Diversion[]): Scene {
	const who = { caller: stage.guest ?? contact(stage), callee: stage.cast.user };
	return { direction: 'inbound', ...ending, ...who, ...(history === undefined ? {} : { history }) };
}

function placed(stage: Stage, callee: Party, ending: Ending): Scene {
	return { direction: 'outbound', ...ending, caller: stage.cast.user, callee };
}

// Most calls are short and a few are very long.
function talk(stage: Stage, mostSeconds = 2400): Ending {
	return { status: 'answered', duration: 3 + Math.floor(stage.draw.fraction() ** 3 * mostSeconds) };
}

function contact(stage: Stage): Party {
	return stage.guest ?? stage.draw.oneOfTheFirst(stage.cast.contacts);
}

function colleague(stage: Stage): Party {
	const isColleague = stage.guest?.context === stage.cast.user.context;
	return isColleague && stage.guest !== undefined
		? stage.guest
		: stage.draw.oneOfTheFirst(stage.cast.colleagues);
}

function one(stage: Stage, of: 'colleagues' | 'groups' | 'queues' | 'skills'): Party {
	return stage.draw.oneOf(stage.cast[of]);
}

function wasCalled(stage: Stage, callee: Party, afterSeconds = 1): Diversion {
	return { callee, updated: rfc3339(stage.startMs + afterSeconds * 1000) };
}

function wasCaller(stage: Stage, caller: Party, afterSeconds: number): Diversion {
	return { caller, updated: rfc3339(stage.startMs + afterSeconds * 1000) };
}
