/** What windows ask about one call. */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import { callDetails } from '../calls/call-row.ts';
import { counterpart, counterpartKey } from '../calls/counterpart.ts';
import { dialableNumber } from '../calls/phone-number.ts';
import type { CallDetails } from '../contract/call-view.ts';
import { failed, success } from '../contract/outcome.ts';

const noSuchCall = failed({ kind: 'no-such-call' });

/** `rule`: what the person wants of calls with a counterpart. */
export function detailsCommand(
	calls: CallStore,
	rule: (counterpart: string | null) => CallDetails['rule'],
): Pick<CommandHandlers, 'calls.details'> {
	return {
		'calls.details': ({ uuid }) => {
			const stored = calls.find(uuid);
			if (!stored) return noSuchCall;
			const { call, open, triedAt } = stored;
			const whose = calls.lists.namesOwners ? call.extension : null;
			const lacksText = calls.transcripts.isLacking(uuid);
			const own = rule(counterpartKey(call));
			return success(callDetails(call, open, triedAt, lacksText, own, whose));
		},
	};
}

export function copyNumberCommand(
	calls: Pick<CallStore, 'find'>,
	writeClipboard: (text: string) => Promise<void>,
): Pick<CommandHandlers, 'calls.copy-number'> {
	return {
		'calls.copy-number': async ({ uuid }) => {
			const stored = calls.find(uuid);
			const number = stored && dialableNumber(counterpart(stored.call));
			if (!number) return noSuchCall;
			await writeClipboard(number);
			return success(null);
		},
	};
}
