/** Plays a schedule to its end and says what is wrong then; nothing, where the app keeps its promises. */
import { changed } from './a-record.ts';
import { isMissed } from '../../../electron/calls/missed.ts';
import type { CallRecord } from '../../simulator/records/call-record.ts';
import { judgeEnd } from './judge-end.ts';
import type { Command, Schedule } from './schedule.ts';
import { World } from './world.ts';

export interface Played {
	readonly faults: readonly string[];
	readonly calls: number;
	readonly notifications: number;
	readonly digests: number;
	readonly told: number;
	readonly lost: number;
	readonly repeated: number;
	/** By a crash after showing and before marking: ARCHITECTURE.md, Shown, then marked. */
	readonly repeatedByCrash: number;
	/** Calls whose content had to be the service's, word for word. */
	readonly compared: number;
}

export async function playSchedule(schedule: Schedule): Promise<Played> {
	const world = new World(schedule);
	world.start();
	await world.pass(0);
	for (const command of schedule.commands) {
		await play(world, command);
		await world.pass(0);
	}
	const { compared } = await judgeEnd(world);
	await world.end();
	return { ...world.ledger.figures(), calls: world.service.versions.size, compared };
}

async function play(world: World, command: Command): Promise<void> {
	const { service, run } = world;
	switch (command.do) {
		case 'call':
		case 'burst':
			world.arrive(command);
			return;
		case 'block':
			world.arriveSpoilt(command);
			return;
		case 'wait':
			return world.pass(command.ms);
		case 'update':
			update(world, command);
			return;
		case 'cut':
			service.cut(command.how);
			return;
		case 'half-open':
			service.goHalfOpen();
			return;
		case 'gap':
			if (command.how === 'reset') service.cut('reset');
			else service.goHalfOpen();
			service.isReachable = false;
			for (const call of command.during) {
				await world.pass(Math.ceil(command.ms / command.during.length));
				world.arrive(call);
			}
			await world.pass(1_000);
			service.isReachable = true;
			return;
		case 'sleep':
			sleep(world, command);
			if (command.wakes) run.keeper.retryNow();
			return;
		case 'restart':
			return world.restart(command.how, () => {
				beAway(world, command.absence);
			});
		case 'doom':
			if (command.at === 'write') run.store.dieAfter(command.writes);
			else run.store.doom = { at: command.at };
			return;
		case 'delete':
			remove(world, command);
			return;
		case 'handle': {
			const missed = world.storedCalls().filter(({ call }) => isMissed(call));
			for (const { call } of missed.slice(command.which, command.which + 1)) {
				run.store.setHandled([call.uuid], true);
				world.handled.add(call.uuid);
			}
			return;
		}
		case 'expire token':
			service.token += 1;
			return;
		case 'fail a page':
			service.pageFault = { after: command.after, how: command.how };
			return;
		case 'fill':
			fill(world, command.wanted);
			return;
		case 'keep':
			world.keep(command.retention);
			return;
		case 'retry':
			run.keeper.retryNow();
			return;
		case 'set clock':
			world.setClock(command.byMs);
			return;
	}
}

/** The computer sleeps: what is sent meanwhile arrives when it wakes, or never. */
function sleep(world: World, { stream, absence }: Command & { readonly do: 'sleep' }): void {
	const { service } = world;
	if (stream === 'dies') service.goHalfOpen();
	if (stream === 'is cut') service.cut('reset');
	const arrived = beAway(world, absence);
	for (const uuid of arrived) service.arrives(uuid);
}

/** Time passes that no timer notices. */
function beAway(
	world: World,
	{ ms, during }: (Command & { readonly do: 'sleep' })['absence'],
): readonly string[] {
	const part = Math.floor(ms / (during.length + 1));
	world.clock.sleepMs(part);
	return during.flatMap((call) => {
		const uuids = world.arrive(call);
		world.clock.sleepMs(part);
		return uuids;
	});
}

function update(world: World, { which, change, heard }: Command & { readonly do: 'update' }): void {
	const suits = (record: CallRecord): boolean => {
		switch (change) {
			case 'answered':
				return isMissed(world.asCall(record));
			case 'missed':
				return record.status === 'unknown';
			case 'transcript':
				return record.transcription?.available === false;
			case 'crm':
				return true;
		}
	};
	const record = nth(world.service.sorted.slice(0, 60).filter(suits), which);
	if (record === undefined) return;
	world.service.save(changed(record, change, world.stampAfter(record)), heard);
}

function remove(
	{ service, deleted }: World,
	{ what, which }: Command & { readonly do: 'delete' },
): void {
	const { sorted } = service;
	const gone = {
		newest: () => sorted.slice(0, 1),
		one: () => [nth(sorted, which)].flatMap((record) => record ?? []),
		several: () => sorted.slice(which, which + 5),
		many: () => sorted.slice(which, which + 150),
		all: () => sorted,
	}[what]();
	for (const record of gone) deleted.set(record.uuid, record);
	service.delete(gone.map(({ uuid }) => uuid));
}

/** The window offers it only while there is something to cancel or to resume. */
function fill({ run: { keeper, store } }: World, wanted: boolean): void {
	if (wanted && store.fact('first-fill') === 'cancelled') keeper.setFilling(true);
	if (wanted || keeper.state.kind !== 'catching-up' || !keeper.state.firstFill) return;
	keeper.setFilling(false);
}

function nth<Item>(items: readonly Item[], which: number): Item | undefined {
	return items[which % Math.max(1, Math.min(items.length, 13))];
}
