/** Locks and unlocks the keyring over D-Bus, as the desktop's own programs do. */
import dbus from 'dbus-next';
import { keyringState } from '../../electron/shell/secret-service.ts';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const DEFAULT = `${ROOT}/aliases/default`;

// Once, after a program had been killed in the middle of a conversation, asking once did not lock it.
const LOCKS_WITHIN_MS = 10_000;

/** When this resolves, it is locked; asked for as often as it takes, as a person presses a button again. */
export async function lock(): Promise<void> {
	const endsAt = Date.now() + LOCKS_WITHIN_MS;
	await inConversation(async (ask) => {
		do await ask('org.freedesktop.Secret.Service', 'Lock', 'ao', [DEFAULT]);
		while ((await keyringState()) !== 'locked' && Date.now() < endsAt);
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
