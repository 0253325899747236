/** What the window's question to call somebody back does. */
import type { CommandHandlers } from '../bridge/serve-commands.ts';
import type { CallStore } from '../cache/call-store.ts';
import { callBackUrl } from '../calls/call-back-url.ts';
import { counterpart, counterpartKey } from '../calls/counterpart.ts';
import { guardOf } from '../calls/guarded-number.ts';
import type { CallBackSettings } from '../contract/call-back.ts';
import { failed, type Outcome } from '../contract/outcome.ts';

export interface CallBackParts {
	readonly calls: Pick<CallStore, 'find' | 'notes'>;
	/** Null: the person chose nothing. */
	readonly settings: () => CallBackSettings | null;
	readonly openTelephone: (link: string) => Promise<Outcome<null>>;
}

const UNCHOSEN: CallBackSettings = { scheme: 'tel', template: null, viaTrunk: false };

export function callBackCommands(parts: CallBackParts): Pick<CommandHandlers, 'calls.call-back'> {
	return { 'calls.call-back': ({ uuid, confirmed }) => callBack(uuid, confirmed, parts) };
}

/** Opens the system's telephone with the counterpart's number, and notes that it was opened. */
async function callBack(
	uuid: string,
	confirmed: boolean,
	{ calls, settings, openTelephone }: CallBackParts,
): Promise<Outcome<null>> {
	const call = calls.find(uuid)?.call;
	if (call === undefined) return failed({ kind: 'no-such-call' });
	const link = callBackUrl(call, settings() ?? UNCHOSEN);
	if (!link.ok) return link;
	const numberKind = guardOf(counterpart(call));
	if (numberKind !== null && !confirmed) return failed({ kind: 'confirmation-needed', numberKind });
	const opened = await openTelephone(link.value);
	const counterpartOf = counterpartKey(call);
	// That it could not be noted takes nothing back: the telephone is open.
	if (opened.ok && counterpartOf !== null) calls.notes.noteAttempt(counterpartOf);
	return opened;
}
