import type { CommandName, Reply, Request } from './commands.ts';
import type { Outcome } from './outcome.ts';
import type { PushName, Pushes } from './pushes.ts';

/** The shape of `window.bridge`: all that a window can reach. */
export interface Bridge {
	/** Asks main. Always answered; a refusal is an answer. */
	ask<Name extends CommandName>(name: Name, request: Request<Name>): Promise<Outcome<Reply<Name>>>;
	/** Listens until the returned function is called. */
	on<Name extends PushName>(name: Name, listener: (push: Pushes[Name]) => void): () => void;
}
