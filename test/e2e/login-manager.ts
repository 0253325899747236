/** The system's login manager as far as sleep goes: it tells programs that the computer will sleep, or woke up. */
import dbus from 'dbus-next';

const NAME = 'org.freedesktop.login1';

export interface LoginManager {
	/** The settings with which an app finds it. */
	readonly settings: Readonly<Record<string, string>>;
	sleepsAndWakes(): void;
	stop(): void;
}

/** On the session's bus, which the app is told to take for the system's: nobody else's sleep is touched. */
export async function startLoginManager(): Promise<LoginManager> {
	const address = process.env['DBUS_SESSION_BUS_ADDRESS'];
	if (address === undefined) throw new Error('There is no session bus: run `npm run test:e2e`.');
	const bus = dbus.sessionBus({ busAddress: address });
	await bus.requestName(NAME, 0);
	const tell = (willSleep: boolean): void => {
		const [path, name] = ['/org/freedesktop/login1', `${NAME}.Manager`] as const;
		bus.send(dbus.Message.newSignal(path, name, 'PrepareForSleep', 'b', [willSleep]));
	};
	return {
		settings: { DBUS_SYSTEM_BUS_ADDRESS: address },
		sleepsAndWakes: () => {
			tell(true);
			tell(false);
		},
		stop: () => {
			bus.disconnect();
		},
	};
}
