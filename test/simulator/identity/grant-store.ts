import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a state file keeps of the provider: sessions, grants, refresh tokens, by kind and id. */
export type StoredGrants = Readonly<Record<string, AdapterPayload>>;

/** Everything the provider remembers, in memory, and told when it changes. */
export class GrantStore {
	readonly #entries = new Map<string, AdapterPayload>();
	readonly #onChange: () => void;

	constructor(onChange: () => void) {
		this.#onChange = onChange;
	}

	/** oidc-provider asks for one adapter for each kind of thing that it stores. */
	adapterFor(kind: string): Adapter {
		const key = (id: string): string => `${kind}:${id}`;
		const find = (id: string): Promise<AdapterPayload | undefined> =>
			Promise.resolve(this.#entries.get(key(id)));
		return {
			find,
			findByUid: (uid) => Promise.resolve(this.#findBy(kind, 'uid', uid)),
			findByUserCode: (userCode) => Promise.resolve(this.#findBy(kind, 'userCode', userCode)),
			upsert: (id, payload) => this.#change(() => this.#entries.set(key(id), payload)),
			consume: (id) =>
				this.#change(() => {
					this.#consume(key(id));
				}),
			destroy: (id) => this.#change(() => this.#entries.delete(key(id))),
			revokeByGrantId: (grantId) =>
				this.#change(() => {
					this.#forgetGrant(grantId);
				}),
		};
	}

	/** Every refresh token is refused from now on, as if an administrator had ended the sessions. */
	revokeEverything(): void {
		this.#entries.clear();
		this.#onChange();
	}

	stored(): StoredGrants {
		return Object.fromEntries(this.#entries);
	}

	restore(stored: StoredGrants): void {
		for (const [key, payload] of Object.entries(stored)) this.#entries.set(key, payload);
	}

	#findBy(kind: string, field: 'uid' | 'userCode', value: string): AdapterPayload | undefined {
		for (const [key, payload] of this.#entries) {
			if (key.startsWith(`${kind}:`) && payload[field] === value) return payload;
		}
		return undefined;
	}

	#consume(key: string): void {
		const payload = this.#entries.get(key);
		if (payload === undefined) return;
		this.#entries.set(key, { ...payload, consumed: Math.floor(Date.now() / 1000) });
	}

	#forgetGrant(grantId: string): void {
		for (const [key, payload] of this.#entries) {
			if (payload.grantId === grantId) this.#entries.delete(key);
		}
	}

	#change(act: () => unknown): Promise<undefined> {
		act();
		this.#onChange();
		return Promise.resolve(undefined);
	}
}
