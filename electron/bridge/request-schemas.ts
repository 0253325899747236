import * as v from 'valibot';
import { CALL_FILTERS } from '../contract/call-view.ts';
import {
	type CommandName,
	MAX_CHOSEN,
	MAX_RANGE,
	MAX_WORDS,
	type Request,
} from '../contract/commands.ts';
import { EXTENSION, K_NUMBER } from '../contract/others.ts';
import { REMINDER_TIMES } from '../contract/preferences.ts';
import { settingsSchemas } from './settings-schemas.ts';

const uuid = v.pipe(v.string(), v.uuid());
const uuids = v.pipe(v.array(uuid), v.minLength(1), v.maxLength(MAX_CHOSEN));
const words = v.pipe(v.string(), v.maxLength(MAX_WORDS));
const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const whole = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const query = v.strictObject({
	filter: v.picklist(CALL_FILTERS),
	from: time,
	to: time,
	counterpart: v.nullable(v.pipe(v.string(), v.maxLength(200))),
	weekHour: v.nullable(v.strictObject({ weekday: whole(1, 7), hour: whole(0, 23) })),
	words,
});

/** What a request must look like before a handler sees it. A schema that drifts from its type does not compile. */
export const requestSchemas = {
	'window.ready': v.null(),
	'window.close': v.null(),
	'window.open-history': v.strictObject({ show: v.nullable(uuid) }),
	'app.state': v.null(),
	'session.sign-in': v.null(),
	'session.cancel-sign-in': v.null(),
	'session.copy-sign-in-link': v.null(),
	'session.sign-out': v.strictObject({ keepCalls: v.boolean() }),
	'session.retry-keychain': v.null(),
	'session.dismiss-replaced': v.null(),
	'network.sign-in-to-proxy': v.strictObject({
		name: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
		password: v.pipe(v.string(), v.maxLength(1000)),
	}),
	'connection.retry': v.null(),
	'connection.set-customer': v.strictObject({
		customer: v.nullable(v.pipe(v.string(), v.regex(K_NUMBER))),
	}),
	'history.fetch-older': v.strictObject({ wanted: v.boolean() }),
	'calls.range': v.strictObject({
		query,
		unfolded: v.pipe(v.array(uuid), v.maxLength(MAX_RANGE)),
		kept: v.nullable(uuid),
		offset: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
		limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_RANGE)),
	}),
	'calls.details': v.strictObject({ uuid }),
	'calls.fetch-transcript': v.strictObject({ uuid }),
	'calls.all-of': v.strictObject({ query }),
	'calls.search-service': v.strictObject({ words }),
	'calls.set-handled': v.strictObject({ uuids, handled: v.boolean() }),
	'calls.delete': v.strictObject({ uuids }),
	'calls.undo-delete': v.null(),
	'calls.dismiss-deletion': v.null(),
	'calls.call-back': v.strictObject({ uuid, confirmed: v.boolean() }),
	'calls.remind-me': v.strictObject({ uuid, when: v.picklist(REMINDER_TIMES) }),
	'login.set': v.strictObject({ on: v.boolean() }),
	'shortcut.set': v.strictObject({
		keys: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
	}),
	'tray.dismiss-missing': v.null(),
	'notifications.open-system-settings': v.null(),
	'calls.copy-number': v.strictObject({ uuid }),
	'clipboard.write': v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
	'others.look': v.strictObject({
		whose: v.variant('kind', [
			v.strictObject({
				kind: v.literal('extension'),
				extension: v.pipe(v.string(), v.regex(EXTENSION)),
			}),
			v.strictObject({
				kind: v.literal('customer'),
				customer: v.pipe(v.string(), v.regex(K_NUMBER)),
			}),
		]),
	}),
	'insight.read': v.strictObject({ from: time }),
	...settingsSchemas,
} satisfies { readonly [Name in CommandName]: v.GenericSchema<unknown, Request<Name>> };
