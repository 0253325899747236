/** Locks and unlocks the keyring over D-Bus, as the desktop's own programs do. */
import dbus from 'dbus-next';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const DEFAULT = `${ROOT}/aliases/default`;

/** When this resolves, it is locked. */
export async function lock(): Promise<void> {
	await inConversation(async (ask) => {
		await ask('org.freedesktop.Secret.Service', 'Lock', 'ao', [DEFAULT]);
	});
}

/** GNOME's own way in for programs that have asked for the password themselves, as its password manager does. */
export async function unlock(password: string): Promise<void> {
	await inConversation(async (ask) => {
		const plain = ['plain', new dbus.Variant('s', '')];
		const opened = await ask('org.freedesktop.Secret.Service', 'OpenSession', 'sv', ...plain);
		const secret = [opened[1], Buffer.alloc(0), Buffer.from(password), 'text/plain'];
		const face = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';
		await ask(face, 'UnlockWithMasterPassword', 'o(oayays)', DEFAULT, secret);
	});
}

type Answer = readonly unknown[];
type Ask = (face: string, member: string, signature: string, ...body: unknown[]) => Promise<Answer>;

async function inConversation(questions: (ask: Ask) => Promise<void>): Promise<void> {
	const bus = dbus.sessionBus();
	try {
		await questions(async (face, member, signature, ...body) => {
			const address = { destination: SERVICE, path: ROOT, interface: face, member };
			const question = new dbus.Message({ ...address, signature, body });
			const answer: Answer | undefined = (await bus.call(question))?.body;
			return answer ?? [];
		});
	} finally {
		bus.disconnect();
	}
}
