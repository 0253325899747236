/**
 * Whether the service shows somebody else's records to this person. No claim of a token says so: it is asked. A
 * service that does not know `customer` and `extension`, or ignores them, answers with the person's own records;
 * those must never be taken for somebody else's.
 */
import type { Call } from '../contract/call.ts';
import type { OthersScope } from '../contract/others.ts';
import { failed, type Failure, type Outcome, success } from '../contract/outcome.ts';
import type { CallService } from './call-service.ts';
import type { RecordsScope } from './records-scope.ts';
import { isOf } from './scope.ts';

export interface LookParts {
	/** Asks in the scope. */
	readonly theirs: Pick<CallService, 'list' | 'baseUrl'>;
	/** Asks for the person's own. */
	readonly own: Pick<CallService, 'list'>;
	/** The person's own, as far as the account says. */
	readonly ownExtension: string | null;
	/** Whether a record (uuid) is known to be the person's own. */
	readonly isOwn: (uuid: string) => boolean;
}

type Why = Extract<Failure, { readonly kind: 'cannot-look' }>['why'];

const LOOKED_AT = 10;

// Whoever makes most of the calls of a small customer may have made the newest ten.
const LOOKED_AT_FURTHER = 100;

// More than is ever compared with them: some may not be understood, and others may come between the two questions.
const OWN_LOOKED_AT = 2 * LOOKED_AT_FURTHER;

/** `cannot-look` says why nothing of theirs can be seen. */
export async function mayLookAt(
	whose: OthersScope,
	scope: RecordsScope,
	parts: LookParts,
	signal: AbortSignal,
): Promise<Outcome<null>> {
	for (const limit of [LOOKED_AT, LOOKED_AT_FURTHER]) {
		const page = await parts.theirs.list({ limit, offset: 0 }, signal);
		if (!page.ok) return failed(lookingFailure(page.failure, whose));
		const { calls, size } = page.value;
		if (size === 0) return cannot(whose, 'no-calls');
		if (calls.length === 0) {
			const { host } = new URL(parts.theirs.baseUrl);
			return failed({ kind: 'not-understood', peer: 'service', host, found: 'other' });
		}
		const judged = await judge(calls, scope, parts, signal);
		if (!judged.ok) return judged;
		if (judged.value === null) return success(null);
		if (scope.extension !== null || size < limit) return cannot(whose, judged.value);
	}
	return cannot(whose, 'own-calls');
}

/** What a failure of the service means to somebody who looks at others: its refusals are about that. */
export function lookingFailure(failure: Failure, whose: OthersScope): Failure {
	if (failure.kind !== 'refused' || failure.peer !== 'service') return failure;
	const { status, requestId } = failure;
	if (![400, 401, 403, 404].includes(status)) return failure;
	return { kind: 'cannot-look', why: 'refused', whose, status, requestId };
}

/** Null: a record is certainly somebody else's, and one of those asked for. */
async function judge(
	calls: readonly Call[],
	scope: RecordsScope,
	parts: LookParts,
	signal: AbortSignal,
): Promise<Outcome<Why | null>> {
	const possible = calls.filter((call) => isOf(scope, call) !== false);
	const certain = possible.filter((call) => isOf(scope, call) === true);
	if (scope.extension !== null && certain.length > 0) {
		const isOwnExtension = certain.every(({ uuid }) => parts.isOwn(uuid));
		return success(isOwnExtension ? 'own-extension' : null);
	}
	if (possible.length === 0) return success('own-calls');
	const own = await parts.own.list({ limit: OWN_LOOKED_AT, offset: 0 }, signal);
	if (!own.ok) return own;
	const ownUuids = new Set(own.value.calls.map(({ uuid }) => uuid));
	const [newest] = own.value.calls;
	const ownScope = {
		customer: newest?.customer ?? null,
		extension: parts.ownExtension ?? newest?.extension ?? null,
	};
	const isOwn = (call: Call): boolean =>
		ownUuids.has(call.uuid) ||
		parts.isOwn(call.uuid) ||
		(ownScope.extension !== null && isOf(ownScope, call) === true);
	return success(possible.every(isOwn) ? 'own-calls' : null);
}

function cannot(whose: OthersScope, why: Why): ReturnType<typeof failed> {
	return failed({ kind: 'cannot-look', why, whose, status: null, requestId: null });
}
