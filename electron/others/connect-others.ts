/** Looking at others, joined to their window and to what the person chose for calling back. */
import { connectTelephone } from '../app/connect-telephone.ts';
import { onTranscriptChoice } from '../app/transcript-choice.ts';
import type { CallStore } from '../cache/call-store.ts';
import { Others, type OthersParts } from './others.ts';
import type { KeptSettings } from '../settings/keep-settings.ts';
import type { AppFiles } from '../shell/profile.ts';
import { openOthersWindow } from '../shell/others-window.ts';
import { writeClipboard } from '../shell/write-clipboard.ts';

export interface ConnectOthersParts extends Omit<
	OthersParts,
	'openWindow' | 'callBack' | 'writeClipboard' | 'calls' | 'atOnce' | 'onTranscriptChoice'
> {
	readonly calls: CallStore;
	readonly settings: KeptSettings;
	readonly files: AppFiles;
}

// With transcripts, some tens of megabytes.
const AT_ONCE = 5_000;

export function connectOthers(parts: ConnectOthersParts): Others {
	const { calls, settings, files } = parts;
	return new Others({
		...parts,
		...{ callBack: connectTelephone(calls, settings), writeClipboard, atOnce: AT_ONCE },
		onTranscriptChoice: (changed) => onTranscriptChoice(settings, changed),
		openWindow: (onClosed) => openOthersWindow(files, onClosed),
	});
}
