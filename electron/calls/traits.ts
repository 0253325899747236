/** What a list can be narrowed to, as bits: one number for each call, so that all of them fit into memory. */
import type { Call } from '../contract/call.ts';
import { isMissed } from './missed.ts';

export const INBOUND = 1;
export const MISSED = 2;
export const ANSWERED = 4;
/** Its transcript is ready. */
export const TRANSCRIBED = 8;

/** Whether a call with these traits was a conversation with its counterpart, or a try to have one. */
export function reaches(trait: number): boolean {
	return (trait & INBOUND) === 0 || (trait & ANSWERED) !== 0;
}

export function traits(call: Call): number {
	return (
		(call.direction === 'inbound' ? INBOUND : 0) |
		(isMissed(call) ? MISSED : 0) |
		(call.status === 'answered' ? ANSWERED : 0) |
		(call.transcription?.available === true ? TRANSCRIBED : 0)
	);
}
