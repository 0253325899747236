/** Linux: how the keyring is, asked of the Secret Service without making it show a prompt. */

export type KeyringState = 'missing' | 'locked' | 'open';

const SERVICE = 'org.freedesktop.secrets';
/** [Secret Service 0.2 §3.2] Where new entries go, whatever the keyring is called. */
const DEFAULT = '/org/freedesktop/secrets/aliases/default';
const COLLECTION = 'org.freedesktop.Secret.Collection';

/** Reading whether the default collection is locked opens nothing, and asks the person nothing. */
export async function keyringState(): Promise<KeyringState> {
	try {
		const { default: dbus } = await import('dbus-next');
		const bus = dbus.sessionBus();
		// Without a listener a bus that is gone would end the app.
		const gone = new Promise<never>((_resolve, reject) => bus.on('error', reject));
		try {
			const question = new dbus.Message({
				destination: SERVICE,
				path: DEFAULT,
				interface: 'org.freedesktop.DBus.Properties',
				member: 'Get',
				signature: 'ss',
				body: [COLLECTION, 'Locked'],
			});
			const answer = await Promise.race([bus.call(question), gone]);
			const locked: unknown = answer?.body[0];
			const isOpen = locked instanceof dbus.Variant && locked.value === false;
			return isOpen ? 'open' : 'locked';
		} finally {
			bus.disconnect();
		}
	} catch {
		// No bus, nobody there who keeps secrets, or no default collection yet.
		return 'missing';
	}
}
