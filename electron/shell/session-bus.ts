/** Who is there on Linux's session bus: notification services, tray hosts. Asks, and asks nothing of anybody else. */
import type { Message, MessageBus } from 'dbus-next';

/** Of the names that were asked for. Null: there is no bus to ask. */
export interface BusNames {
	/** Somebody answers to it now. */
	readonly owned: ReadonlySet<string>;
	/** Somebody would be started by being called. */
	readonly activatable: ReadonlySet<string>;
}

const BUS = {
	destination: 'org.freedesktop.DBus',
	path: '/org/freedesktop/DBus',
	interface: 'org.freedesktop.DBus',
};

/**
 * Says which of the names are there, now and whenever that changes, until the returned function is called. Without a
 * bus, and when it goes away, it says null.
 */
export async function watchBusNames(
	names: readonly string[],
	tell: (there: BusNames | null) => void,
): Promise<() => void> {
	let bus: MessageBus | null = null;
	const stop = (): void => {
		tell = () => undefined;
		bus?.disconnect();
		bus = null;
	};
	const gone = (): void => {
		tell(null);
		stop();
	};
	try {
		// Not wanted before the first window is there, nor on other systems.
		const { default: dbus } = await import('dbus-next');
		const connected = dbus.sessionBus();
		bus = connected;
		connected.on('error', gone);
		const ask = async (member: string, ...words: readonly string[]): Promise<unknown> => {
			const signature = 's'.repeat(words.length);
			const answer = await connected.call(
				new dbus.Message({ ...BUS, member, signature, body: [...words] }),
			);
			return answer?.body[0] as unknown;
		};
		const look = async (): Promise<void> => {
			const started = (await ask('ListActivatableNames')) as readonly string[];
			const owned = new Set<string>();
			for (const name of names) if ((await ask('NameHasOwner', name)) === true) owned.add(name);
			tell({ owned, activatable: new Set(names.filter((name) => started.includes(name))) });
		};
		connected.on('message', ({ member, body }: Message) => {
			// A bus that goes away meanwhile is told of by its own error.
			if (member === 'NameOwnerChanged' && names.includes(String(body[0]))) look().catch(gone);
		});
		for (const name of names) {
			await ask(
				'AddMatch',
				`type='signal',sender='${BUS.destination}',member='NameOwnerChanged',arg0='${name}'`,
			);
		}
		await look();
	} catch {
		// No address, nobody listening there, or a kind of address that the library does not know.
		gone();
	}
	return stop;
}
