/** What the window's questions about deleting do. */
import type { Session } from '../auth/session.ts';
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import { failed, success } from '../contract/outcome.ts';
import type { CallDeletion } from '../app/deletion.ts';

export function deletionCommands(
	deletion: Pick<CallDeletion, 'delete' | 'undo' | 'dismiss'>,
	session: Pick<Session, 'state'>,
): Pick<CommandHandlers, 'calls.delete' | 'calls.undo-delete' | 'calls.dismiss-deletion'> {
	return {
		'calls.delete': ({ uuids }) =>
			session.state().kind === 'signed-in'
				? deletion.delete(uuids)
				: failed({ kind: 'signed-out' }),
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
