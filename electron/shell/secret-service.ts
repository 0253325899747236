/** Linux: how the keyring is, asked of the Secret Service without making it show a prompt. */

export type KeyringState = 'missing' | 'locked' | 'open';

/** `hidden`: it is there, and locked. `unsure`: none in sight, but the keyring is locked, or was a moment ago. */
export type Whereabouts = 'nowhere' | 'there' | 'hidden' | 'unsure';

type Answer = readonly unknown[];
type Ask = (path: string, face: string, member: string, ...said: Said) => Promise<Answer>;
type Said = readonly [signature: string, ...body: unknown[]];

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
/** [Secret Service 0.2 §3.2] Where new entries go, whatever the keyring is called. */
const DEFAULT = `${ROOT}/aliases/default`;

/** Reading whether the default collection is locked opens nothing, and asks the person nothing. */
export async function keyringState(): Promise<KeyringState> {
	const locked = await inConversation(isLocked);
	if (locked === null) return 'missing';
	return locked ? 'locked' : 'open';
}

/**
 * Where an entry of keytar's is, whether or not it could be read just now. Null: nobody there who keeps secrets, or
 * no default collection yet. [Secret Service 0.2 §6] A search finds what is locked too, and says so; a service that
 * shows nothing of a locked keyring would find nothing, and is asked before and after whether it is locked.
 */
export function whereaboutsOf(service: string, account: string): Promise<Whereabouts | null> {
	// As libsecret asks for it: other programs may use the same two words.
	const words = { service, account, 'xdg:schema': 'org.freedesktop.Secret.Generic' };
	return inConversation(async (ask) => {
		const wasLocked = await isLocked(ask);
		const face = 'org.freedesktop.Secret.Service';
		const [unlocked, locked] = await ask(ROOT, face, 'SearchItems', 'a{ss}', words);
		if (!Array.isArray(unlocked) || !Array.isArray(locked)) return 'unsure';
		if (unlocked.length > 0) return 'there';
		if (locked.length > 0) return 'hidden';
		return wasLocked || (await isLocked(ask)) ? 'unsure' : 'nowhere';
	});
}

async function isLocked(ask: Ask): Promise<boolean> {
	const words = ['org.freedesktop.Secret.Collection', 'Locked'];
	const [locked] = await ask(DEFAULT, 'org.freedesktop.DBus.Properties', 'Get', 'ss', ...words);
	// Whatever is no clear answer counts as locked.
	return (locked as { readonly value?: unknown } | undefined)?.value !== false;
}

/** The edge: null where there is no bus, nobody who keeps secrets, or no default collection yet. */
async function inConversation<Value>(
	questions: (ask: Ask) => Promise<Value>,
): Promise<Value | null> {
	try {
		const { default: dbus } = await import('dbus-next');
		const bus = dbus.sessionBus();
		// Without a listener a bus that is gone would end the app.
		const gone = new Promise<never>((_resolve, reject) => bus.on('error', reject));
		const ask: Ask = async (path, face, member, signature, ...body) => {
			const address = { destination: SERVICE, path, interface: face, member };
			const question = new dbus.Message({ ...address, signature, body });
			const answer: Answer | undefined = (await bus.call(question))?.body;
			return answer ?? [];
		};
		try {
			return await Promise.race([questions(ask), gone]);
		} finally {
			bus.disconnect();
		}
	} catch {
		return null;
	}
}
