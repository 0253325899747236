import type { Behaviour, BehaviourKind } from '../faults/behaviours.ts';
import type { Fault } from '../faults/fault-plan.ts';
import { ROUTE_NAMES } from '../http/routes.ts';
import type { CallRecord } from '../records/call-record.ts';
import { CALL_KINDS } from '../records/scenes.ts';
import type { CallWish } from '../service/call-service.ts';
import { DEFAULT_OPTIONS, settingsOf, type SimulatorSettings } from '../simulator-options.ts';

/** What somebody at a terminal wrote, checked as far as it helps them. */
export class Unreadable extends Error {}

type Body = Readonly<Record<string, unknown>>;

export function readCallWish(body: Body): { readonly wish: CallWish; readonly unheard: boolean } {
	const { kind = 'missed', caller, extension, transcription, record, unheard } = body;
	return {
		wish: {
			kind: readOneOf('kind', kind, CALL_KINDS),
			...(caller === undefined ? {} : { caller: readObject('caller', caller) }),
			...(transcription === undefined
				? {}
				: {
						transcription: readOneOf('transcription', transcription, [
							'none',
							'pending',
							'ready',
						] as const),
					}),
			...(typeof extension === 'string' ? { extension } : {}),
			...(record === undefined ? {} : { record: readObject('record', record) }),
		},
		unheard: unheard === true,
	};
}

/** Fields of a record by the names in `call-record.ts`; anything may be changed but the uuid. */
export function readChange(body: Body): Partial<CallRecord> {
	if ('uuid' in body) throw new Unreadable('The uuid of a call does not change.');
	return body;
}

export function readFault({ route, behaviour, times = 1 }: Body): Fault {
	if (times !== 'always' && !(typeof times === 'number' && times > 0)) {
		throw new Unreadable('"times" must be a number from 1, or "always".');
	}
	return {
		route: readOneOf('route', route, ['any', ...ROUTE_NAMES]),
		behaviour: readBehaviour(behaviour),
		times,
	};
}

// What each behaviour needs besides its kind.
const NEEDS: Readonly<Record<BehaviourKind, readonly string[]>> = {
	'hang-up': [],
	reset: [],
	delay: ['ms'],
	answer: ['status'],
	raw: ['bytes'],
	drip: ['bytes', 'everyMs'],
	stall: ['afterBytes'],
	cut: ['afterBytes'],
	'cut-in-character': [],
	gzip: [],
	duplicate: [],
	reorder: [],
	silent: [],
	'wrong-clock': ['byMs'],
	all: ['of'],
};

export const BEHAVIOUR_KINDS = Object.keys(NEEDS) as readonly BehaviourKind[];

function readBehaviour(value: unknown): Behaviour {
	const behaviour = readObject('behaviour', value);
	const kind = readOneOf('behaviour.kind', behaviour['kind'], BEHAVIOUR_KINDS);
	const missing = NEEDS[kind].find((name) => behaviour[name] === undefined);
	if (missing !== undefined) throw new Unreadable(`The behaviour "${kind}" needs "${missing}".`);
	if (kind === 'all') {
		const parts = Array.isArray(behaviour['of']) ? behaviour['of'] : [];
		return { kind, of: parts.map(readBehaviour) };
	}
	return behaviour as unknown as Behaviour;
}

/** Settings by their names in `simulator-options.ts`. */
export function readSettings(body: Body): Partial<SimulatorSettings> {
	for (const [name, value] of Object.entries(body)) {
		const example: unknown = Reflect.get(settingsOf(DEFAULT_OPTIONS), name);
		if (example === undefined) {
			throw new Unreadable(`There is no setting "${name}" to change.`);
		}
		if (typeof value !== typeof example) {
			throw new Unreadable(`The setting "${name}" must be a ${typeof example}.`);
		}
	}
	return body;
}

function readOneOf<Word extends string>(
	name: string,
	value: unknown,
	words: readonly Word[],
): Word {
	const word = words.find((one) => one === value);
	if (word === undefined) throw new Unreadable(`"${name}" must be one of ${words.join(', ')}.`);
	return word;
}

function readObject(name: string, value: unknown): Body {
	if (typeof value !== 'object' || value === null)
		throw new Unreadable(`"${name}" must be an object.`);
	return { ...value };
}
