/** The choices that an administrator's file makes: strict, because nobody sees a typing mistake that is passed over. */
import * as v from 'valibot';
import { exampleCallBackUrl } from '../calls/call-back-url.ts';
import { LANGUAGES } from '../contract/app-state.ts';
import { CALL_BACK_SCHEMES } from '../contract/call-back.ts';
import type { ConfigurationProblem } from '../contract/outcome.ts';
import {
	DEFAULT_NOTIFICATIONS,
	PRIVACY_LEVELS,
	TRAY_ICON_COLOURS,
} from '../contract/preferences.ts';
import { RETENTIONS } from '../contract/retention.ts';
import { type Choices, MAX_QUIET_TIMES, MAX_TEMPLATE, THEMES } from '../contract/settings.ts';
import { shownValue } from './shown-value.ts';

const yesOrNo = (unless: boolean) => v.optional(v.boolean(), unless);
const { kinds, transcripts, sound, keep } = DEFAULT_NOTIFICATIONS;
const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

// What is left out of a group is as it comes, so that one line locks one thing and its group.
const FORMS = {
	language: v.picklist(LANGUAGES),
	theme: v.picklist(THEMES),
	trayIcon: v.picklist(TRAY_ICON_COLOURS),
	notifications: v.strictObject({
		kinds: v.optional(
			v.strictObject({
				direct: yesOrNo(kinds.direct),
				group: yesOrNo(kinds.group),
				queue: yesOrNo(kinds.queue),
				forwarded: yesOrNo(kinds.forwarded),
			}),
			kinds,
		),
		transcripts: yesOrNo(transcripts),
		sound: yesOrNo(sound),
		keep: yesOrNo(keep),
		privacy: v.optional(v.picklist(PRIVACY_LEVELS), DEFAULT_NOTIFICATIONS.privacy),
	}),
	quietHours: v.pipe(
		v.array(
			v.strictObject({
				weekdays: v.pipe(
					v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
					v.minLength(1),
				),
				from: timeOfDay,
				to: timeOfDay,
			}),
		),
		v.maxLength(MAX_QUIET_TIMES),
	),
	callBack: v.strictObject({
		scheme: v.picklist(CALL_BACK_SCHEMES),
		template: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_TEMPLATE))), null),
		viaTrunk: yesOrNo(false),
	}),
	retention: v.picklist(RETENTIONS),
	fetchTranscripts: v.boolean(),
} satisfies { readonly [Name in keyof Choices]: v.GenericSchema<unknown, Choices[Name]> };

/** A choice with anything wrong in it is not made; every problem names its key: `notifications.privacy`. */
export function readManagedChoices(
	settings: Readonly<Record<string, unknown>>,
	file: string,
): { readonly choices: Partial<Choices>; readonly problems: readonly ConfigurationProblem[] } {
	const choices: Record<string, unknown> = {};
	const problems: ConfigurationProblem[] = [];
	for (const [key, value] of Object.entries(settings)) {
		if (!isChoice(key)) {
			problems.push({ name: key, file, value: shownValue(value), reason: 'unknown-key' });
			continue;
		}
		const read = v.safeParse(FORMS[key], value);
		const bad = read.success ? badTemplate(key, read.output, file) : null;
		if (bad !== null) problems.push(bad);
		else if (read.success) choices[key] = read.output;
		else for (const issue of read.issues) problems.push(problemOf(key, issue, file));
	}
	return { choices: choices, problems };
}

/** A template that makes no address would leave everybody without calling back, and nobody could mend it in the app. */
function badTemplate(key: string, value: unknown, file: string): ConfigurationProblem | null {
	if (key !== 'callBack') return null;
	const settings = value as Choices['callBack'];
	const { template } = settings;
	// A template that is only kept for later must be one, too.
	const scheme = template === null ? settings.scheme : 'template';
	if (exampleCallBackUrl({ ...settings, scheme }).ok) return null;
	return {
		...{ name: 'callBack.template', file, reason: 'not-a-template' },
		value: template === null ? null : shownValue(template),
	};
}

function problemOf(key: string, issue: v.BaseIssue<unknown>, file: string): ConfigurationProblem {
	const inner = v.getDotPath(issue);
	const name = inner === null ? key : `${key}.${inner}`;
	const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
	const isMissing = issue.input === undefined;
	const permitted = isUnknown ? null : permittedBy(issue);
	return {
		...{ name, file },
		value: isMissing ? null : shownValue(issue.input),
		...(permitted === null ? {} : { permitted }),
		reason: isUnknown ? 'unknown-key' : isMissing ? 'missing' : 'not-a-choice',
	};
}

/** What the key may have, as JSON; null where that is more than a list. */
function permittedBy(issue: v.BaseIssue<unknown>): readonly string[] | null {
	switch (issue.type) {
		case 'picklist':
			return [...(issue.expected ?? '').matchAll(/"[^"]*"/g)].map(([value]) => value);
		case 'boolean':
			return ['true', 'false'];
		case 'regex':
			return ['"00:00" – "23:59"'];
		case 'number':
		case 'integer':
		case 'min_value':
		case 'max_value':
			return ['1', '2', '3', '4', '5', '6', '7'];
		case 'array':
			return ['[…]'];
		case 'strict_object':
			return ['{…}'];
		case 'string':
			return ['"…"'];
		default:
			return null;
	}
}

function isChoice(key: string): key is keyof Choices {
	return Object.hasOwn(FORMS, key);
}
