/** What the window's questions about deleting do. */
import type { CommandHandlers } from './bridge/serve-commands.ts';
import { success } from './contract/outcome.ts';
import type { CallDeletion } from './deletion.ts';

export function deletionCommands(
	deletion: Pick<CallDeletion, 'delete' | 'undo' | 'dismiss'>,
): Pick<CommandHandlers, 'calls.delete' | 'calls.undo-delete' | 'calls.dismiss-deletion'> {
	return {
		'calls.delete': ({ uuids }) => deletion.delete(uuids),
		'calls.undo-delete': async () => {
			await deletion.undo();
			return success(null);
		},
		'calls.dismiss-deletion': () => {
			deletion.dismiss();
			return success(null);
		},
	};
}
