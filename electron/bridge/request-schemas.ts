import * as v from 'valibot';
import { type CommandName, MAX_RANGE, type Request } from '../contract/commands.ts';

const uuid = v.pipe(v.string(), v.uuid());

/** What a request must look like before a handler sees it. A schema that drifts from its type does not compile. */
export const requestSchemas = {
	'window.ready': v.null(),
	'window.close': v.null(),
	'window.open-history': v.strictObject({ show: v.nullable(uuid) }),
	'app.state': v.null(),
	'session.sign-in': v.null(),
	'session.cancel-sign-in': v.null(),
	'session.copy-sign-in-link': v.null(),
	'session.sign-out': v.null(),
	'connection.retry': v.null(),
	'connection.set-customer': v.strictObject({ customer: v.pipe(v.string(), v.regex(/^K\d+$/)) }),
	'history.fetch-older': v.strictObject({ wanted: v.boolean() }),
	'calls.range': v.strictObject({
		filter: v.picklist(['all', 'missed', 'open']),
		offset: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
		limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_RANGE)),
	}),
	'calls.details': v.strictObject({ uuid }),
	'calls.set-handled': v.strictObject({ uuid, handled: v.boolean() }),
	'calls.copy-number': v.strictObject({ uuid }),
} satisfies { readonly [Name in CommandName]: v.GenericSchema<unknown, Request<Name>> };
