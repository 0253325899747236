/** Ten thousand random schedules, drawn anew each time: figures are printed, one line, so that they can be quoted. */
import { expect, test } from 'vitest';
import { checkSchedules } from '../history/schedules/check-schedules.ts';

const SCHEDULES = 10_000;
const KEPT_SCHEDULES = 2_000;
const HOUR_MS = 60 * 60_000;

test(
	'10,000 random schedules end with the truth, and every missed call told exactly once',
	async () => {
		// One that fails throws with its shrunk form: what is counted below kept every promise.
		const figures = await checkSchedules({ runs: SCHEDULES, maxCommands: 25 });

		const number = (value: number): string => value.toLocaleString('en');
		console.log(
			`soak: ${number(figures.schedules)} schedules, ${number(figures.calls)} calls, ` +
				`${number(figures.notifications)} notifications (${number(figures.digests)} digests) of ${number(figures.told)} calls, ` +
				`${figures.lost} lost, ${figures.repeated} repeated`,
		);
		console.log(
			`soak: ${number(figures.compared)} calls compared word for word, ` +
				`${number(figures.repeatedByCrash)} repeated by a crash between showing and marking`,
		);
		expect(figures).toMatchObject({ schedules: SCHEDULES, lost: 0, repeated: 0 });
	},
	2 * HOUR_MS,
);

test(
	'2,000 random schedules of calls that are kept for a time end with the truth as far as it is kept',
	async () => {
		const figures = await checkSchedules({ runs: KEPT_SCHEDULES, maxCommands: 20, kept: true });

		const number = (value: number): string => value.toLocaleString('en');
		console.log(
			`soak: ${number(figures.schedules)} schedules of calls kept for a time, ${number(figures.calls)} calls, ` +
				`${number(figures.told)} told in ${number(figures.notifications)} notifications, ` +
				`${figures.lost} lost, ${figures.repeated} repeated`,
		);
		expect(figures).toMatchObject({ schedules: KEPT_SCHEDULES, lost: 0, repeated: 0 });
	},
	2 * HOUR_MS,
);
