import type { Keytar } from '../../electron/shell/keychain.ts';
import type { KeyringState, Whereabouts } from '../../electron/shell/secret-service.ts';

/** keytar over a keyring that can be locked as Linux's are, refuse, be absent, or hang in a prompt. */
export class FakeKeytar implements Keytar {
	/** `service/account` and text, as they are in the system's keychain. */
	readonly kept = new Map<string, string>();
	readonly calls: string[] = [];
	condition: 'open' | 'locked' | 'rejects' = 'open';
	/** It is locked for the next questions, as many as this, and open again right after. */
	lockedFor = 0;
	/** How many calls were at work at once, at most: keytar blocks a thread with each. */
	mostAtOnce = 0;
	#atWork = 0;
	#prompt: Promise<void> = Promise.resolve();

	/** As the Secret Service would say it. */
	get state(): KeyringState {
		return this.condition === 'rejects' ? 'missing' : this.condition;
	}

	/** As the Secret Service would find it, in a keyring that shows what it has while it is locked. */
	readonly whereabouts = (service: string, account: string): Promise<Whereabouts | null> => {
		const isKept = this.kept.has(`${service}/${account}`);
		const found = { open: 'there', locked: 'hidden', rejects: null } as const;
		const none = { open: 'nowhere', locked: 'unsure', rejects: null } as const;
		return Promise.resolve((isKept ? found : none)[this.condition]);
	};

	/** The system asks the person something; the returned function answers it. */
	showPrompt(): () => void {
		let answer: () => void = () => undefined;
		this.#prompt = new Promise((resolve) => {
			answer = resolve;
		});
		return answer;
	}

	getPassword(service: string, account: string): Promise<string | null> {
		return this.#call('get', () => this.kept.get(`${service}/${account}`) ?? null, null);
	}

	setPassword(service: string, account: string, password: string): Promise<void> {
		return this.#call('set', () => void this.kept.set(`${service}/${account}`, password), REJECTS);
	}

	deletePassword(service: string, account: string): Promise<boolean> {
		return this.#call('delete', () => this.kept.delete(`${service}/${account}`), false);
	}

	/** `whenLocked`: libsecret finds nothing in a locked keyring, and only refuses to write. */
	async #call<Value>(
		name: string,
		act: () => Value,
		whenLocked: Value | typeof REJECTS,
	): Promise<Value> {
		this.calls.push(name);
		this.#atWork += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, this.#atWork);
		try {
			await this.#prompt;
		} finally {
			this.#atWork -= 1;
		}
		if (this.condition === 'rejects') throw new Error('in the language of the system');
		if (this.condition === 'open' && this.lockedFor === 0) return act();
		this.lockedFor = Math.max(0, this.lockedFor - 1);
		if (whenLocked === REJECTS) throw new Error('Cannot create an item in a locked collection');
		return whenLocked;
	}
}

const REJECTS: unique symbol = Symbol('rejects');
