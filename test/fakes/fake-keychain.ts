import { failed, success, type Outcome } from '../../electron/contract/outcome.ts';
import type { Keychain } from '../../electron/ground/keychain.ts';
import { Secret } from '../../electron/ground/secret.ts';

type Condition = 'open' | 'missing' | 'locked' | 'denied';
type Operation = 'read' | 'write' | 'remove';

/** A keychain in memory that can be locked, taken away, or made to think for a while. */
export class FakeKeychain implements Keychain {
	readonly #entries = new Map<string, string>();
	readonly #conditions = new Map<Operation, Condition>();
	#gate: Promise<void> = Promise.resolve();
	#line: Promise<unknown> = Promise.resolve();
	/** Every question, in order: `write sign-in`. */
	readonly asked: string[] = [];

	/** What happens from now on; with `operations`, only to those. */
	become(condition: Condition, operations: readonly Operation[] = OPERATIONS): void {
		for (const operation of operations) this.#conditions.set(operation, condition);
	}

	/** Nothing is answered, nor done, until the returned function is called. */
	hold(): () => void {
		let release: () => void = () => undefined;
		this.#gate = new Promise((resolve) => {
			release = resolve;
		});
		return release;
	}

	/** What a person would see in the system's keychain program. */
	textOf(entry: string): string | null {
		return this.#entries.get(entry) ?? null;
	}

	put(entry: string, text: string): void {
		this.#entries.set(entry, text);
	}

	read(entry: string): Promise<Outcome<Secret | null>> {
		return this.#ask('read', entry, () => {
			const text = this.#entries.get(entry);
			return text === undefined ? null : new Secret(text);
		});
	}

	write(entry: string, secret: Secret): Promise<Outcome<null>> {
		return this.#ask('write', entry, () => {
			const text = secret.reveal();
			// CRED_MAX_CREDENTIAL_BLOB_SIZE: what Windows would refuse is refused everywhere.
			if (Buffer.byteLength(text) > 2560) throw new Error(`${entry} is too long for Windows.`);
			this.#entries.set(entry, text);
			return null;
		});
	}

	remove(entry: string): Promise<Outcome<null>> {
		return this.#ask('remove', entry, () => {
			this.#entries.delete(entry);
			return null;
		});
	}

	#ask<Value>(operation: Operation, entry: string, act: () => Value): Promise<Outcome<Value>> {
		if (entry === '') throw new Error('A keychain entry needs a name.');
		this.asked.push(`${operation} ${entry}`);
		const answer = this.#line.then(async (): Promise<Outcome<Value>> => {
			await this.#gate;
			const condition = this.#conditions.get(operation) ?? 'open';
			if (condition === 'open') return success(act());
			return failed({ kind: 'keychain-unavailable', why: condition });
		});
		this.#line = answer.catch(() => undefined);
		return answer;
	}
}

const OPERATIONS: readonly Operation[] = ['read', 'write', 'remove'];
