/** What the questions of the settings window must look like before a handler sees them. */
import * as v from 'valibot';
import { LANGUAGES } from '../contract/app-state.ts';
import { CALL_BACK_SCHEMES } from '../contract/call-back.ts';
import { PRIVACY_LEVELS, TRAY_ICON_COLOURS } from '../contract/preferences.ts';
import { RETENTIONS } from '../contract/retention.ts';
import { MAX_QUIET_TIMES, MAX_TEMPLATE, THEMES } from '../contract/settings.ts';

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));
const yesOrNo = v.boolean();

const choice = <Name extends string, Value extends v.GenericSchema>(name: Name, value: Value) =>
	v.strictObject({ name: v.literal(name), value });

const change = v.variant('name', [
	choice('language', v.nullable(v.picklist(LANGUAGES))),
	choice('theme', v.picklist(THEMES)),
	choice('trayIcon', v.picklist(TRAY_ICON_COLOURS)),
	choice(
		'notifications',
		v.strictObject({
			kinds: v.strictObject({
				direct: yesOrNo,
				group: yesOrNo,
				queue: yesOrNo,
				forwarded: yesOrNo,
			}),
			transcripts: yesOrNo,
			sound: yesOrNo,
			keep: yesOrNo,
			privacy: v.picklist(PRIVACY_LEVELS),
		}),
	),
	choice(
		'quietHours',
		v.pipe(
			v.array(
				v.strictObject({
					weekdays: v.pipe(v.array(weekday), v.minLength(1), v.maxLength(7)),
					from: timeOfDay,
					to: timeOfDay,
				}),
			),
			v.maxLength(MAX_QUIET_TIMES),
		),
	),
	choice(
		'callBack',
		v.strictObject({
			scheme: v.picklist(CALL_BACK_SCHEMES),
			template: v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEMPLATE))),
			viaTrunk: yesOrNo,
		}),
	),
	choice('retention', v.picklist(RETENTIONS)),
	choice('fetchTranscripts', yesOrNo),
]);

export const settingsSchemas = {
	'window.open-settings': v.null(),
	'settings.read': v.null(),
	'settings.change': change,
	'rules.set': v.strictObject({
		counterpart: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
		notify: v.nullable(v.picklist(['always', 'never'])),
	}),
	'do-not-disturb.end': v.null(),
	'history.not-kept': v.strictObject({ retention: v.picklist(RETENTIONS) }),
	'history.forget': v.null(),
	'connection.test': v.null(),
	'connection.proxy': v.null(),
	'diagnostics.copy': v.null(),
	'licences.read': v.null(),
};
