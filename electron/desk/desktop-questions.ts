/** What the tray's menu and a notification ask for, put as a window would put it. */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { DeskParts } from './desk.ts';

// No window asks.
const NOBODY = { webContentsId: -1 };

/**
 * `callBackInWindow` is for what cannot be done without a word to the person, or an answer of theirs: an emergency number,
 * a telephone program that is not there.
 */
export function desktopQuestions(
	handlers: () => CommandHandlers,
	callBackInWindow: (uuid: string) => void,
): Pick<DeskParts, 'callBack' | 'copyNumber'> {
	return {
		callBack: (uuid) => {
			const ask = async (): Promise<void> => {
				const called = await handlers()['calls.call-back']({ uuid, confirmed: false }, NOBODY);
				if (!called.ok) callBackInWindow(uuid);
			};
			void ask();
		},
		copyNumber: (uuid) => {
			void handlers()['calls.copy-number']({ uuid }, NOBODY);
		},
	};
}
