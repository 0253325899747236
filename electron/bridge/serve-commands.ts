/** Main's end of the contract: checks who asks, checks what is asked, answers always. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { CommandName, Reply, Request } from '../contract/commands.ts';
import { failed, type Outcome } from '../contract/outcome.ts';
import { requestSchemas } from './request-schemas.ts';

/** Who asked: the id of its web contents. */
export interface Asker {
	readonly webContentsId: number;
}

/** One handler for every command: leaving one out does not compile. */
export type CommandHandlers = {
	readonly [Name in CommandName]: (
		request: Request<Name>,
		asker: Asker,
	) => Outcome<Reply<Name>> | Promise<Outcome<Reply<Name>>>;
};

export const ASK_CHANNEL = 'ask';

/**
 * Answers every question of a window, by the handlers that are for it; what they do not have, this window may not ask
 * (`look-only`). A sender that `isOurs` does not know, and a request that is not of its
 * command's form, are answered with `bad-request` and reported; neither reaches a handler.
 */
export function serveCommands(
	ipcMain: Pick<IpcMain, 'handle'>,
	handlersFor: (asker: Asker) => Partial<CommandHandlers>,
	isOurs: (event: IpcMainInvokeEvent) => boolean,
	onRefused: (why: 'sender' | 'command' | 'request') => void,
): void {
	ipcMain.handle(ASK_CHANNEL, (event, name: unknown, request: unknown) => {
		const refuse = (why: 'sender' | 'command' | 'request'): Outcome<never> => {
			onRefused(why);
			return failed({ kind: 'bad-request' });
		};
		if (!isOurs(event)) return refuse('sender');
		if (!isCommandName(name)) return refuse('command');
		const asker = { webContentsId: event.sender.id };
		return answer(handlersFor(asker), name, request, asker) ?? refuse('request');
	});
}

function answer<Name extends CommandName>(
	handlers: Partial<CommandHandlers>,
	name: Name,
	request: unknown,
	asker: Asker,
): ReturnType<CommandHandlers[Name]> | ReturnType<typeof failed> | null {
	const checked = v.safeParse(requestSchemas[name], request);
	if (!checked.success) return null;
	// The schema of `name` proves that this is the request of `name`; TypeScript does not follow the index.
	const handler = handlers[name];
	if (handler === undefined) return failed({ kind: 'look-only' });
	return handler(checked.output, asker) as ReturnType<CommandHandlers[Name]>;
}

function isCommandName(name: unknown): name is CommandName {
	return typeof name === 'string' && Object.hasOwn(requestSchemas, name);
}
