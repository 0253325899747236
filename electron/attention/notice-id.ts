/** The names of notifications: steady, so that the platform can replace one; without `&` and `=`, which Windows splits at. */
import type { ShowRequest } from '../contract/commands.ts';

export type NoticeAction = 'call-back' | 'mark-handled';

const KINDS = ['call', 'digest', 'reminder', 'transcript', 'transcripts', 'account'] as const;
type NoticeKind = (typeof KINDS)[number];

/** `uuid`: the call it speaks of, or the newest of them. */
export function noticeId(kind: NoticeKind, uuid: string): string {
	return `${kind}-${uuid}`;
}

/** The call whose being open a notification stands for; null: it stands for several, or for none. */
export function noticedCall(id: string): string | null {
	const { kind, uuid } = read(id);
	return kind === 'call' || kind === 'reminder' ? uuid : null;
}

/** The newest of the missed calls that it speaks of together; null: it is no digest. */
export function digestOf(id: string): string | null {
	const { kind, uuid } = read(id);
	return kind === 'digest' ? uuid : null;
}

/** What a click on it shows; also one that comes from the notification centre, after a restart. */
export function clickTarget(id: string): ShowRequest {
	const { kind, uuid } = read(id);
	switch (kind) {
		case 'call':
		case 'reminder':
		case 'transcript':
			return { uuid };
		case 'transcripts':
			return { filter: 'transcript' };
		case 'account':
			return { filter: 'all' };
		case 'digest':
		case null:
			return { filter: 'open' };
	}
}

function read(id: string): { readonly kind: NoticeKind | null; readonly uuid: string } {
	const end = id.indexOf('-');
	const kind = KINDS.find((one) => one === id.slice(0, end)) ?? null;
	return { kind, uuid: id.slice(end + 1) };
}
