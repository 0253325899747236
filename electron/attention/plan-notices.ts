/** Which notifications are to be shown, which calls are told by none, and which wait. Pure. */
import { counterpartKey } from '../calls/counterpart.ts';
import { missedKind } from '../calls/missed.ts';
import type { Call } from '../contract/call.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { Texts } from '../text/texts.ts';
import {
	digestWords,
	missedWords,
	type NoticeWords,
	reminderWords,
	transcriptsWords,
	transcriptWords,
} from './call-notice.ts';
import { noticeId } from './notice-id.ts';
import { type Hush, hushAt } from './quiet.ts';

/** A missed call as the store hands it over. */
export interface DueCall {
	readonly call: Call;
	readonly open: boolean;
}

/** A call that is to come back. */
export interface DueReminder extends DueCall {
	/** Milliseconds since 1970. */
	readonly dueAt: number;
}

/** Everything the plan depends on. */
export interface Circumstances {
	/** Decided to be told and not told yet, oldest first. */
	readonly due: readonly DueCall[];
	/** The open calls of the last day, told or not. */
	readonly open: readonly Call[];
	/** Whose transcripts have become ready. */
	readonly transcripts: readonly Call[];
	/** Whose time to come back is here. */
	readonly reminders: readonly DueReminder[];
	readonly preferences: Preferences;
	readonly nowMs: number;
}

/** Which note of the store a notification settles. */
export type NoticeSubject = 'missed' | 'transcript' | 'reminder';

export interface Notice extends NoticeWords {
	readonly id: string;
	readonly subject: NoticeSubject;
	/** The calls it tells. */
	readonly uuids: readonly string[];
	/** What it takes the place of, where that is on the screen. */
	readonly replaces: readonly string[];
	/** By what it is known to have been told in this run, should the note of it not be written. */
	readonly toldAs: readonly string[];
}

export interface NoticePlan {
	readonly show: readonly Notice[];
	/** Told by none: handled meanwhile, or not wanted. What is in neither waits. */
	readonly drop: Readonly<Record<NoticeSubject, readonly string[]>>;
}

type Verdict = 'tell' | 'drop' | 'hold';

export const TOO_OLD_MS = 24 * 60 * 60 * 1000;
const MOST_SINGLE = 3;

/** Up to three calls are told one by one; more become one digest, and so do they when one of them is a day old. */
export function planNotices(now: Circumstances, texts: Texts): NoticePlan {
	const hush = hushAt(now.preferences, now.nowMs);
	const verdicts = now.due.map((due) => ({ ...due, verdict: judgeMissed(due, now, hush) }));
	const transcripts = planTranscripts(now, hush, texts);
	const reminders = planReminders(now, hush, texts);
	const uuids = (verdict: Verdict): readonly string[] =>
		verdicts.filter((each) => each.verdict === verdict).map(({ call }) => call.uuid);
	return {
		show: [
			...tellMissed(
				verdicts.filter(({ verdict }) => verdict === 'tell'),
				now,
				texts,
			),
			...reminders.show,
			...transcripts.show,
		],
		drop: { missed: uuids('drop'), transcript: transcripts.drop, reminder: reminders.drop },
	};
}

/**
 * A rule for the number goes before everything but do not disturb: "always" is told in quiet hours and of a kind that
 * is switched off, "never" is not told at all.
 */
function judgeMissed(due: DueCall, now: Circumstances, hush: Hush): Verdict {
	const { call, open } = due;
	const { notifications, rules } = now.preferences;
	const key = counterpartKey(call);
	const rule = rules.find(({ counterpart }) => counterpart === key)?.notify ?? 'usual';
	const kind = missedKind(call);
	const isWanted = rule === 'always' || (kind !== null && notifications.kinds[kind]);
	if (!open || rule === 'never' || !isWanted) return 'drop';
	if (hush.what === 'all' || (hush.what === 'usual' && rule !== 'always')) return 'hold';
	return 'tell';
}

/**
 * A call that is a day old is told in a digest, even alone: whoever comes back on Monday has not heard of Friday's, and
 * "Missed call from Anna, 17:30" would be taken for today's.
 */
function tellMissed(news: readonly DueCall[], now: Circumstances, texts: Texts): readonly Notice[] {
	const { notifications } = now.preferences;
	const newest = news.at(-1)?.call.uuid;
	if (newest === undefined) return [];
	if (news.length > MOST_SINGLE || news.some(({ call }) => isOld(call, now.nowMs))) {
		const digest = digestWords(news.length, notifications, texts);
		const uuids = news.map(({ call }) => call.uuid);
		const id = noticeId('digest', newest);
		return [{ id, subject: 'missed', uuids, toldAs: uuids, replaces: [], ...digest }];
	}
	return byCounterpart(news.map(({ call }) => call)).flatMap((calls) => {
		const call = calls.at(-1);
		if (call === undefined) return [];
		const key = counterpartKey(call);
		const told = calls.map(({ uuid }) => uuid);
		const earlier = now.open.filter(
			(other) => key !== null && counterpartKey(other) === key && !told.includes(other.uuid),
		);
		return {
			id: noticeId('call', call.uuid),
			subject: 'missed',
			uuids: told,
			toldAs: told,
			replaces: [...earlier, ...calls.slice(0, -1)].map(({ uuid }) => noticeId('call', uuid)),
			...missedWords(call, earlier.length + calls.length, notifications, texts, now.nowMs),
		};
	});
}

/** In the order of their first calls; a withheld number is nobody's second call. */
function byCounterpart(calls: readonly Call[]): readonly (readonly Call[])[] {
	const groups = new Map<string, Call[]>();
	for (const call of calls) {
		const key = counterpartKey(call) ?? call.uuid;
		groups.set(key, [...(groups.get(key) ?? []), call]);
	}
	return [...groups.values()];
}

/** The person asked for it: quiet hours and switches do not keep it back. */
function planReminders({ reminders, preferences, nowMs }: Circumstances, hush: Hush, texts: Texts) {
	const wanted = reminders.filter(({ open }) => open);
	const show = hush.what === 'all' ? [] : wanted;
	return {
		show: show.map(({ call, dueAt }): Notice => {
			const { uuid } = call;
			const id = noticeId('reminder', uuid);
			return {
				...{ id, subject: 'reminder', uuids: [uuid], replaces: [noticeId('call', uuid)] },
				toldAs: [`${id} at ${dueAt}`],
				...reminderWords(call, preferences.notifications, texts, nowMs),
			};
		}),
		drop: reminders.filter(({ open }) => !open).map(({ call }) => call.uuid),
	};
}

function planTranscripts(now: Circumstances, hush: Hush, texts: Texts) {
	const { notifications } = now.preferences;
	const isNews = (call: Call): boolean => notifications.transcripts && !isOld(call, now.nowMs);
	const drop = now.transcripts.filter((call) => !isNews(call)).map(({ uuid }) => uuid);
	const news = hush.what === 'nothing' ? now.transcripts.filter(isNews) : [];
	const notice = (id: string, calls: readonly Call[], words: NoticeWords): Notice => ({
		...{ id, subject: 'transcript', uuids: calls.map(({ uuid }) => uuid) },
		...{ toldAs: calls.map(({ uuid }) => noticeId('transcript', uuid)), replaces: [] },
		...words,
	});
	const newest = news.at(-1);
	if (newest !== undefined && news.length > MOST_SINGLE) {
		const words = transcriptsWords(news.length, notifications, texts);
		return { show: [notice(noticeId('transcripts', newest.uuid), news, words)], drop };
	}
	const show = news.map((call) =>
		notice(
			noticeId('transcript', call.uuid),
			[call],
			transcriptWords(call, notifications, texts, now.nowMs),
		),
	);
	return { show, drop };
}

function isOld(call: Call, nowMs: number): boolean {
	return nowMs - Date.parse(call.startedAt) >= TOO_OLD_MS;
}
