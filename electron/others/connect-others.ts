/** Looking at others, joined to their window and to what the person chose for calling back. */
import { connectTelephone } from '../app/connect-telephone.ts';
import type { CallStore } from '../cache/call-store.ts';
import { Others, type OthersParts } from './others.ts';
import type { SettingsFile } from '../settings/person-settings.ts';
import type { AppFiles } from '../shell/profile.ts';
import { openOthersWindow } from '../shell/others-window.ts';
import { writeClipboard } from '../shell/write-clipboard.ts';

export interface ConnectOthersParts extends Omit<
	OthersParts,
	'openWindow' | 'callBack' | 'writeClipboard' | 'calls' | 'atOnce'
> {
	readonly calls: CallStore;
	readonly settings: SettingsFile;
	readonly files: AppFiles;
}

// As complete records, with transcripts, some tens of megabytes.
const AT_ONCE = 5_000;

export function connectOthers(parts: ConnectOthersParts): Others {
	const { calls, settings, files } = parts;
	return new Others({
		...parts,
		...{ callBack: connectTelephone(calls, settings), writeClipboard, atOnce: AT_ONCE },
		openWindow: (onClosed) => openOthersWindow(files, onClosed),
	});
}
