/**
 * What a window with somebody else's calls may ask: to look, to search, to copy, to call. Everything else is left out,
 * and refused by that (`look-only`): a command that nobody thought of here changes nothing.
 */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import { type CallBackParts, callBackCommands } from '../commands/call-back-commands.ts';
import { copyNumberCommand, detailsCommand } from '../commands/call-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { AppState } from '../contract/app-state.ts';
import { success } from '../contract/outcome.ts';
import type { CallService } from '../history/call-service.ts';
import { fetchTranscript } from '../commands/fetch-transcript.ts';
import { listCommands } from '../commands/list-commands.ts';
import { searchService } from '../commands/search-service.ts';

export interface LookingCommandParts {
	readonly calls: CallStore;
	readonly service: Pick<CallService, 'list' | 'record'>;
	readonly now: () => number;
	/** Whether the window is still open, and the person who looks is signed in. */
	readonly isLooking: () => boolean;
	readonly state: () => AppState;
	readonly retryNow: () => void;
	readonly fetchOlder: (wanted: boolean) => void;
	readonly close: () => void;
	readonly callBack: Pick<CallBackParts, 'settings' | 'openTelephone'>;
	readonly writeClipboard: (text: string) => Promise<void>;
	readonly showSettings: () => void;
}

const done = success(null);

export function lookingCommands(parts: LookingCommandParts): Partial<CommandHandlers> {
	const { calls, service, writeClipboard } = parts;
	return {
		'window.ready': () => success({ role: 'others', show: null }),
		'window.close': () => {
			parts.close();
			return done;
		},
		'window.open-settings': () => {
			parts.showSettings();
			return done;
		},
		'app.state': () => success(parts.state()),
		'connection.retry': () => {
			parts.retryNow();
			return done;
		},
		'history.fetch-older': ({ wanted }) => {
			parts.fetchOlder(wanted);
			return done;
		},
		...listCommands(calls),
		'calls.search-service': ({ words }) => searchService(service, calls, words, parts.now),
		...detailsCommand(calls, () => null),
		'calls.fetch-transcript': ({ uuid }) =>
			fetchTranscript({ service, calls, isSignedIn: parts.isLooking }, uuid),
		...copyNumberCommand(calls, writeClipboard),
		...callBackCommands({ ...parts.callBack, calls }),
		'clipboard.write': async ({ text }) => {
			await writeClipboard(text);
			return done;
		},
	};
}
