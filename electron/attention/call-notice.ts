/** What a notification says, as privately as the person wants it. Pure. */
import { counterpart } from '../calls/counterpart.ts';
import { viaParty } from '../calls/missed.ts';
import { numberText } from '../calls/phone-number.ts';
import type { Call, Party } from '../contract/call.ts';
import type { NotificationChoices } from '../contract/preferences.ts';
import type { Texts } from '../text/texts.ts';
import { callMoment } from './call-moment.ts';
import type { NoticeAction } from './notice-id.ts';

/** What is said, and how. */
export interface NoticeWords {
	readonly title: string;
	readonly body: string;
	/** What can be done from the notification itself, where the platform shows it. */
	readonly actions: readonly NoticeAction[];
	readonly silent: boolean;
	/** Stays until somebody takes it away. */
	readonly keep: boolean;
}

type Privacy = NotificationChoices['privacy'];

/** Who, how often, via what, when. `times`: how many open calls this one stands for; `nowMs`: milliseconds since 1970. */
export function missedWords(
	call: Call,
	times: number,
	choices: NotificationChoices,
	texts: Texts,
	nowMs: number,
): NoticeWords {
	const { privacy } = choices;
	const who = whoText(counterpart(call), privacy);
	const again = times > 1 ? texts.calledTimes(times) : null;
	const title = privacy === 'nothing' ? texts.missedCall : texts.missedCallFrom(who);
	return {
		title: who === null && privacy === 'name' && hasNumber(call) ? texts.missedCall : title,
		body: facts(again, ...callFacts(call, privacy, texts, nowMs)),
		actions: callActions(call),
		...manner(choices),
	};
}

/** A call that comes back because the person asked for it. */
export function reminderWords(
	call: Call,
	choices: NotificationChoices,
	texts: Texts,
	nowMs: number,
): NoticeWords {
	const { privacy } = choices;
	const who = whoText(counterpart(call), privacy);
	return {
		title: who === null ? texts.reminder : texts.reminderOf(who),
		body: facts(texts.missedCall, ...callFacts(call, privacy, texts, nowMs)),
		actions: callActions(call),
		...manner(choices),
	};
}

export function transcriptWords(
	call: Call,
	choices: NotificationChoices,
	texts: Texts,
	nowMs: number,
): NoticeWords {
	const who = whoText(counterpart(call), choices.privacy);
	return {
		title: who === null ? texts.transcriptReady : texts.transcriptReadyOf(who),
		body: callMoment(call.startedAt, nowMs, texts),
		actions: [],
		...manner(choices),
	};
}

/** Of so many calls that no number would be more than noise by itself. */
export function digestWords(
	calls: number,
	choices: NotificationChoices,
	texts: Texts,
): NoticeWords {
	return {
		title: texts.missedWhileAway(calls),
		body: texts.clickForOpenCalls,
		actions: [],
		...manner(choices),
	};
}

export function transcriptsWords(
	calls: number,
	choices: NotificationChoices,
	texts: Texts,
): NoticeWords {
	return {
		title: texts.transcriptsReady(calls),
		body: texts.clickForTranscripts,
		actions: [],
		...manner(choices),
	};
}

function manner({ sound, keep }: NotificationChoices): Pick<NoticeWords, 'silent' | 'keep'> {
	return { silent: !sound, keep };
}

/** The buttons under a call's notification, in their order: nobody can call a withheld number back. */
export function callActions(call: Call): readonly NoticeAction[] {
	return hasNumber(call) ? ['call-back', 'mark-handled'] : ['mark-handled'];
}

function hasNumber(call: Call): boolean {
	return counterpart(call).number !== null;
}

/** The name, or the number where both may be seen; null: neither. */
function whoText(party: Party, privacy: Privacy): string | null {
	if (privacy === 'nothing') return null;
	return party.name ?? (privacy === 'name' ? null : numberText(party));
}

function callFacts(
	call: Call,
	privacy: Privacy,
	texts: Texts,
	nowMs: number,
): readonly (string | null)[] {
	const time = callMoment(call.startedAt, nowMs, texts);
	if (privacy === 'nothing') return [time];
	const caller = counterpart(call);
	const number = privacy === 'name' || caller.name === null ? null : numberText(caller);
	const via = viaParty(call);
	const viaName = via && whoText(via, privacy);
	return [number, via && viaName && texts.via(via.service, viaName), time];
}

function facts(...all: readonly (string | null)[]): string {
	return all.filter((fact) => fact !== null).join(' · ');
}
