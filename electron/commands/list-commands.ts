/** What windows ask about many calls. */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import { MAX_CHOSEN } from '../contract/commands.ts';
import { success } from '../contract/outcome.ts';

export function listCommands(
	calls: CallStore,
): Pick<CommandHandlers, 'calls.range' | 'calls.all-of' | 'insight.read'> {
	return {
		'calls.range': async ({ query, unfolded, kept, offset, limit }) => {
			const part = await calls.lists.range(query, unfolded, offset, limit, kept);
			return success({ ...part, offset, gaps: calls.unfilledGaps() });
		},
		'calls.all-of': async ({ query }) => success(await calls.lists.uuids(query, MAX_CHOSEN)),
		'insight.read': async ({ from }) => success(await calls.lists.insight(from)),
	};
}
