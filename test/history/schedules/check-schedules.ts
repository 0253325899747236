/** Plays many random schedules; one that fails is shrunk and printed with what brings it back. */
import fc from 'fast-check';
import { type Played, playSchedule } from './run-schedule.ts';
import { keptSchedules, schedules } from './schedule.ts';

const FAULTS_PRINTED = 12;

export type Figures = Readonly<Record<Exclude<keyof Played, 'faults'> | 'schedules', number>>;

/** What a failure printed, to bring it back. */
export interface Replay {
	readonly seed?: number;
	readonly path?: string;
}

/** Throws with the shrunk schedule when one does not end as it must. */
export async function checkSchedules(
	options: {
		readonly runs: number;
		readonly maxCommands: number;
		/** Calls are kept for a time. */
		readonly kept?: boolean;
	} & Replay,
): Promise<Figures> {
	const { runs, maxCommands, kept = false, ...replay } = options;
	const drawn = kept ? keptSchedules : schedules;
	const played: Played[] = [];
	const property = fc.asyncProperty(drawn(maxCommands), async (schedule) => {
		const result = await playSchedule(schedule);
		played.push(result);
		if (result.faults.length > 0) {
			throw new Error(result.faults.slice(0, FAULTS_PRINTED).join('\n\t'));
		}
	});
	const checked = await fc.check(property, { numRuns: runs, ...replay });
	if (checked.failed) {
		throw new Error(
			[
				`Run ${checked.numRuns}, shrunk ${checked.numShrinks} times: seed ${checked.seed}, path "${checked.counterexamplePath ?? ''}"`,
				`schedule: ${fc.stringify(checked.counterexample?.[0])}`,
				`faults:\n\t${checked.errorInstance instanceof Error ? checked.errorInstance.stack : ''}`,
			].join('\n'),
		);
	}
	const sum = (read: (one: Played) => number): number =>
		played.reduce((total, one) => total + read(one), 0);
	return {
		schedules: played.length,
		calls: sum(({ calls }) => calls),
		notifications: sum((one) => one.notifications),
		digests: sum(({ digests }) => digests),
		told: sum(({ told }) => told),
		lost: sum(({ lost }) => lost),
		repeated: sum(({ repeated }) => repeated),
		repeatedByCrash: sum(({ repeatedByCrash }) => repeatedByCrash),
		compared: sum(({ compared }) => compared),
	};
}
