/** Whose a record is, and a service that answers with wanted ones alone. */
import type { Call } from '../contract/call.ts';
import { type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { RecordsScope } from './records-scope.ts';

/** Whether a record is of whom was asked for; null: it does not say whose it is, as in the older dialect. */
export function isOf(scope: RecordsScope, call: Call): boolean | null {
	if (differs(scope.extension, call.extension) || differs(scope.customer, call.customer)) {
		return false;
	}
	const said = scope.extension === null ? call.customer : call.extension;
	return said === null ? null : true;
}

function differs(wanted: string | null, found: string | null): boolean {
	return wanted !== null && found !== null && wanted !== found;
}

/** The same service, which never answers with a record that is not wanted. */
export function onlyWanted(
	service: CallService,
	isWanted: (call: Call) => boolean,
): Omit<CallService, 'deleteRecords'> {
	const { list, record, openStream, findCustomer, forgetPerson, learnedCustomer } = service;
	const { baseUrl, streamUrl, dialect, fetchesTranscripts } = service;
	return {
		...{ openStream, findCustomer, forgetPerson, learnedCustomer, baseUrl, streamUrl, dialect },
		fetchesTranscripts,
		list: async (range, signal) => {
			const page = await list(range, signal);
			if (!page.ok) return page;
			const calls = page.value.calls.filter(isWanted);
			const unwanted = page.value.calls.length - calls.length;
			// `size` stays: it tells where the service's list ends. What is missing from a page that has others' records
			// may be missing for that alone, as with records that could not be understood.
			const notUnderstood = [
				...page.value.notUnderstood,
				...Array.from({ length: unwanted }, () => ({ field: 'extension', id: null })),
			];
			return success({ ...page.value, calls, notUnderstood });
		},
		record: async (uuid, form, signal): Promise<Outcome<Call>> => {
			const call = await record(uuid, form, signal);
			if (!call.ok || isWanted(call.value)) return call;
			return { ok: false, failure: { kind: 'no-such-call' } };
		},
	};
}
