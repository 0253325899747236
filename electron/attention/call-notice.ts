/** Which notifications the due calls become, and what they say. Pure. */
import { counterpart } from '../calls/counterpart.ts';
import { viaParty } from '../calls/missed.ts';
import { numberText } from '../calls/phone-number.ts';
import type { Call } from '../contract/call.ts';
import type { Texts } from '../text/texts.ts';

/** A missed call as the store hands it over. */
export interface DueCall {
	readonly call: Call;
	readonly open: boolean;
}

export interface Notice {
	/** The calls it speaks of; a click shows the call when it is one, the open list when they are more. */
	readonly uuids: readonly string[];
	readonly title: string;
	readonly body: string;
}

export interface NoticePlan {
	readonly show: readonly Notice[];
	/** Calls that are no news any more: handled meanwhile, or too old to be told one by one. */
	readonly drop: readonly string[];
}

const TOO_OLD_MS = 24 * 60 * 60 * 1000;
const MOST_SINGLE = 3;

/** Up to three calls are told one by one; more become one digest. */
export function planNotices(due: readonly DueCall[], nowMs: number, texts: Texts): NoticePlan {
	const isNews = ({ call, open }: DueCall): boolean =>
		open && nowMs - Date.parse(call.startedAt) < TOO_OLD_MS;
	const news = due.filter(isNews);
	const drop = due.filter((each) => !isNews(each)).map(({ call }) => call.uuid);
	if (news.length <= MOST_SINGLE) {
		return { show: news.map(({ call }) => singleNotice(call, texts)), drop };
	}
	const digest = {
		uuids: news.map(({ call }) => call.uuid),
		title: texts.missedWhileAway(news.length),
		body: texts.clickForOpenCalls,
	};
	return { show: [digest], drop };
}

/** Who, via what, when. */
function singleNotice(call: Call, texts: Texts): Notice {
	const caller = counterpart(call);
	const number = numberText(caller);
	const via = viaParty(call);
	const viaName = via && (via.name ?? numberText(via));
	const facts = [
		caller.name === null ? null : number,
		via && viaName && texts.via(via.service, viaName),
		texts.time(new Date(call.startedAt)),
	];
	return {
		uuids: [call.uuid],
		title: texts.missedCallFrom(caller.name ?? number),
		body: facts.filter((fact) => fact !== null).join(' · '),
	};
}
