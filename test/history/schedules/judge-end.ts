/**
 * What must hold at the end of every schedule. The service is reachable again and time has passed; then the stream
 * is cut once more, so that one whole catch-up is seen. It must have covered the day before the agreement before it:
 * there, store and service have to be equal, deletions included. Below, every call of the service must be there, in
 * one of the versions it ever had; what was deleted there and not covered since may still be here.
 */
import { isMissed } from '../../../electron/calls/missed.ts';
import { counterpartKey } from '../../../electron/calls/counterpart.ts';
import type { Call } from '../../../electron/contract/call.ts';
import type { CallRecord } from '../../simulator/records/call-record.ts';
import { short } from './ledger.ts';
import type { AnsweredPage } from './service-model.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 60 * 60_000;
const PAGE = 100;
// What the store leaves to a record that arrived just before the list was asked for.
const GRACE_MS = 60_000;
// Three minutes without a byte, the next look at it, the slowest answer; then another stream and its first page, which
// are as slow.
const SILENCE_NOTICED_MS = 5 * 60_000;
// An hour, the next time that it is made sure of the stream, and the slowest answers.
const COVERED_AGAIN_MS = 67 * 60_000;
const TRANSCRIPTS_ASKED_MS = 7 * DAY_MS;

export async function judgeEnd(world: World): Promise<{ readonly compared: number }> {
	const judged = await judgeNow(world);
	if (!world.isKeptForATime) return judged;
	// Kept however old they are, the older ones come back, and nobody is told of them.
	world.keep('everything');
	const again = await judgeNow(world);
	return { compared: judged.compared + again.compared };
}

async function judgeNow(world: World): Promise<{ readonly compared: number }> {
	const { service, ledger } = world;
	service.isReachable = true;
	service.pageFault = null;
	world.run.store.doom = null;
	await world.pass(0);
	if (world.run.store.fact('first-fill') === 'cancelled') world.run.keeper.setFilling(true);
	const endedAt = world.clock.now();
	await untilUpToDate(world);
	await world.pass(SILENCE_NOTICED_MS);
	judgeSilence(world);
	await judgeLasting(world);
	service.cut('ended');
	await untilUpToDate(world);
	await world.pass(3 * GRACE_MS);

	const agreedOn = service.understandable[0]?.created ?? null;
	service.pages = [];
	service.cut('reset');
	await untilUpToDate(world);
	await world.pass(3 * GRACE_MS);

	const pages = service.pages.filter(({ limit }) => limit === PAGE);
	const downTo = Math.min(...pages.map((page) => page.downTo));
	const wanted = Math.max(Date.parse(agreedOn ?? '') - DAY_MS, world.keptSince ?? -Infinity);
	if (agreedOn !== null && !(downTo <= wanted + 1_000)) {
		ledger.faults.push(`covered only down to ${new Date(downTo).toISOString()}`);
	}
	await world.run.store.kept.trim();
	const compared = judgeContent(world, downTo);
	judgeDeletions(world, proofIn(pages), Math.min(...pages.map(({ askedAt }) => askedAt)));
	judgeOpen(world);
	judgeTold(world, endedAt);
	return { compared };
}

async function untilUpToDate(world: World): Promise<void> {
	await world.pass(0);
	for (let halfMinutes = 0; halfMinutes < 60; halfMinutes += 1) {
		await world.pass(30_000);
		if (world.run.keeper.state.kind === 'up-to-date') return;
	}
	world.ledger.faults.push(`ends in the state ${JSON.stringify(world.run.keeper.state)}`);
}

/** Without any help: a stream that lives tells of the newest calls, and one that is dead is found out. */
function judgeSilence({ service, ledger, run, keptSince }: World): void {
	for (const { uuid, created } of service.sorted.slice(0, 5)) {
		if (service.spoilt.has(uuid)) continue;
		if (Date.parse(created) < (keptSince ?? -Infinity)) continue;
		if (run.store.find(uuid) === null) ledger.lose('not noticed by itself', uuid);
	}
}

/** What was deleted elsewhere goes, although the stream lasts and never tells of it. */
async function judgeLasting(world: World): Promise<void> {
	const { service, ledger, run } = world;
	const before = service.opened;
	service.pages = [];
	await world.pass(COVERED_AGAIN_MS);
	await run.store.kept.trim();
	const pages = service.pages.filter(({ limit }) => limit === PAGE);
	if (pages.length === 0) ledger.faults.push('not covered again while the stream lasts');
	judgeDeletions(world, proofIn(pages), Math.min(...pages.map(({ askedAt }) => askedAt)));
	if (service.opened > before) ledger.faults.push('a stream that lives was left');
}

function judgeContent(world: World, downTo: number): number {
	const { service, ledger, run } = world;
	let compared = 0;
	for (const record of service.understandable) {
		const held = run.store.find(record.uuid)?.call ?? null;
		if (Date.parse(record.created) < (world.keptSince ?? -Infinity)) {
			if (held !== null) ledger.faults.push(`kept for too long: ${short(record.uuid)}`);
			continue;
		}
		if (held === null) {
			ledger.lose('lost', record.uuid);
			continue;
		}
		const versions = service.versions.get(record.uuid) ?? [];
		const isCovered = Date.parse(record.created) > downTo;
		if (isCovered) compared += 1;
		const possible = isCovered ? [record] : versions;
		if (!possible.some((version) => isSame(world.asCall(version), held))) {
			ledger.faults.push(
				`not as the service has it: ${short(record.uuid)} ${JSON.stringify(held)}`,
			);
		}
		const age = world.clock.now() - Date.parse(record.created);
		const isAsked = age < TRANSCRIPTS_ASKED_MS && held.transcription?.available === false;
		if (isAsked && record.transcription?.available === true) {
			ledger.faults.push(`transcript never fetched: ${short(record.uuid)}`);
		}
	}
	return compared;
}

/** The pages that prove what is missing from them. */
function proofIn(pages: readonly AnsweredPage[]): readonly AnsweredPage[] {
	// Who asks again without `from` did not trust the answers with it.
	const isAskedWithout = pages.some(({ hasFrom }) => !hasFrom);
	return pages.filter((page) => !page.isSpoilt && !(isAskedWithout && page.hasFrom));
}

function judgeDeletions(
	{ service, ledger, run, deleted, keptSince }: World,
	proof: readonly AnsweredPage[],
	askedAt: number,
): void {
	const isCovered = (at: number): boolean =>
		proof.some(({ downTo, upTo }) => at > downTo && at < upTo);
	const known = service.understandable.filter(
		({ created }) => Date.parse(created) >= (keptSince ?? -Infinity),
	).length;
	let kept = 0;
	for (const [uuid, { created }] of deleted) {
		if (run.store.find(uuid) === null) continue;
		kept += 1;
		const arrivedAt = service.arrivedAt.get(uuid) ?? 0;
		if (!isCovered(Date.parse(created)) || arrivedAt >= askedAt - GRACE_MS) continue;
		ledger.faults.push(`deleted elsewhere, and still here: ${short(uuid)} of ${created}`);
	}
	if (run.store.count() !== known + kept) {
		ledger.faults.push(`${run.store.count()} calls instead of ${known} + ${kept}`);
	}
}

/** What is open follows from the calls; the badge counts it, and no notification speaks of anything else. */
function judgeOpen(world: World): void {
	const { ledger, run, handled } = world;
	const all = world.storedCalls();
	const lastAnswered = new Map<string, string>();
	for (const { call } of all) {
		const key = counterpartKey(call);
		if (call.status !== 'answered' || key === null) continue;
		if (call.startedAt > (lastAnswered.get(key) ?? '')) lastAnswered.set(key, call.startedAt);
	}
	const baselineMs = Date.parse(ledger.baseline?.newest ?? '1970-01-01T00:00:00Z');
	const {
		run: { store },
	} = world;
	const notKept = store.fact('not-kept-before') ?? '';
	const isOpen = (call: Call): boolean =>
		isMissed(call) &&
		call.startedAt >= notKept &&
		!handled.has(call.uuid) &&
		Date.parse(call.startedAt) >= baselineMs - DAY_MS &&
		!((lastAnswered.get(counterpartKey(call) ?? '') ?? '') > call.startedAt);
	for (const { call, open } of all) {
		// It came back, as handled as it was.
		if (call.startedAt < notKept && ledger.kept.has(call.uuid)) continue;
		if (open !== isOpen(call)) ledger.faults.push(`${open ? '' : 'not '}open: ${short(call.uuid)}`);
	}
	for (const uuid of run.onScreen) {
		const call = all.find((each) => each.call.uuid === uuid);
		if (call?.open !== true) ledger.faults.push(`on the screen, but not open: ${short(uuid)}`);
	}
}

/** However old a call is by now: who was missed after the sign-in, and reached by nobody, was told. */
function judgeTold(world: World, endedAt: number): void {
	const { service, ledger, run, handled } = world;
	const waiting = ledger.waiting(run.store);
	if (waiting.length > 0) ledger.faults.push(`never decided: ${waiting.map(short).join()}`);
	for (const uuid of ledger.baseline?.missed ?? []) {
		if (ledger.told.has(uuid)) ledger.faults.push(`told from before the sign-in: ${short(uuid)}`);
	}
	const everAnswered = [...service.versions.values()]
		.flat()
		.filter(({ status, uuid }) => status === 'answered' && !service.spoilt.has(uuid));
	const newest = Date.parse(ledger.baseline?.newest ?? '1970-01-01T00:00:00Z');
	const notKept = run.store.fact('not-kept-before') ?? '';
	for (const { uuid } of service.understandable) {
		// As the store has it: a change of an old call that nobody listened to may be unknown to it.
		const call = run.store.find(uuid)?.call;
		if (call === undefined) continue;
		const beganAt = Date.parse(call.startedAt);
		if (!isMissed(call) || handled.has(call.uuid) || beganAt <= newest) continue;
		if (beganAt > endedAt) continue;
		// Too old to be kept when the app first could hear of it: what is not kept is told to nobody.
		if (call.startedAt < notKept && !ledger.kept.has(call.uuid)) continue;
		if (everAnswered.some((answered) => isLaterWith(world, answered, call))) continue;
		if (!ledger.told.has(call.uuid)) ledger.lose('never told', call.uuid);
	}
}

function isLaterWith(world: World, answered: CallRecord, call: Call): boolean {
	const key = counterpartKey(call);
	const other = world.asCall(answered);
	return key !== null && counterpartKey(other) === key && other.startedAt > call.startedAt;
}

function isSame(expected: Call, held: Call): boolean {
	const { transcription } = expected;
	return transcription === held.transcription || transcription !== null
		? JSON.stringify(expected) === JSON.stringify(held)
		: false;
}
