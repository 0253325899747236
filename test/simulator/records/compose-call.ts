import type { CallRecord, Transcription } from './call-record.ts';
import type { Draw } from './draw.ts';
import { rfc3339 } from './office-days.ts';
import { type Cast, USER, userUuidOf } from './people.ts';
import { isEnglishSpeaking } from './phone-numbers.ts';
import { playScene, type CallKind, type Scene, type Stage } from './scenes.ts';

/** What is written on a call besides who spoke with whom. */
export interface Extras {
	/** Left out: as often as in real life. */
	readonly transcription?: 'none' | 'pending' | 'ready';
}

/** A whole record of this kind, as the service would hold it after the call. */
export function composeCall(kind: CallKind, stage: Stage, extras: Extras = {}): CallRecord {
	const { draw, cast, startMs } = stage;
	const uuid = draw.uuid();
	const scene = playScene(kind, stage);
	const transcription = composeTranscription(uuid, scene, draw, extras);
	return {
		uuid,
		callId: draw.uuid(),
		userUuid: userUuidOf(cast.user),
		customer: USER.customer,
		extension: cast.user.number ?? USER.extension,
		created: rfc3339(startMs),
		...scene,
		...composeTrunk(scene, cast, draw),
		...(transcription === undefined ? {} : { transcription }),
		...composeCustomData(scene, draw),
	};
}

// Less than three quarters of a minute is no conversation; one in a hundred is never finished.
function composeTranscription(
	uuid: string,
	scene: Scene,
	draw: Draw,
	{ transcription: wanted }: Extras,
): Transcription | undefined {
	const happens = draw.chance(0.35);
	const isPending = wanted === 'pending' || (wanted === undefined && draw.chance(0.01));
	const talked = scene.status === 'answered' && scene.duration >= 45;
	if (wanted === 'none' || (wanted === undefined && !(talked && happens))) return undefined;
	const other = scene.direction === 'inbound' ? scene.caller : scene.callee;
	const isEnglish = other.context === 'global' && isEnglishSpeaking(other.number ?? '');
	const script = { seed: uuid, language: isEnglish ? 'en' : 'de' } as const;
	return isPending
		? { available: false, script }
		: { available: true, languageAutodetect: true, script };
}

// "trunk_code: external calls only"
function composeTrunk(scene: Scene, cast: Cast, draw: Draw): Pick<CallRecord, 'trunkCode'> {
	const other = scene.direction === 'inbound' ? scene.caller : scene.callee;
	const isExternal = other.context !== cast.user.context && other.context !== 'conference';
	const trunkCode = draw.oneOf(['01', '07', '12']);
	return isExternal && draw.chance(0.8) ? { trunkCode } : {};
}

function composeCustomData(scene: Scene, draw: Draw): Pick<CallRecord, 'customData'> {
	const ticket = `ticket-${String(draw.whole(1000, 99_999))}`;
	const project = draw.oneOf(['Umzug Hamburg', 'Rollout 2', 'Wartung']);
	const hasData = draw.chance(0.08);
	const hasProject = draw.chance(0.4);
	if (!hasData || scene.status !== 'answered') return {};
	return { customData: { crm: ticket, ...(hasProject ? { project } : {}) } };
}
