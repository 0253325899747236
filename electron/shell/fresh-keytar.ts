/** keytar in a process of its own for each question, over a channel that nobody else can read. */
import { utilityProcess } from 'electron';
import type { Keytar } from './keychain.ts';
import program from './keytar.process.ts?modulePath';

export interface KeytarQuestion {
	readonly method: keyof Keytar;
	readonly words: readonly [service: string, account: string, password?: string];
}

export type KeytarAnswer =
	{ readonly ok: true; readonly value: string | boolean | null } | { readonly ok: false };

/** Each answer takes the tenth of a second that a process needs to begin. */
export const freshKeytar: Keytar = {
	getPassword: async (...words) => {
		const value = await ask({ method: 'getPassword', words });
		return typeof value === 'string' ? value : null;
	},
	setPassword: async (...words) => {
		await ask({ method: 'setPassword', words });
	},
	deletePassword: async (...words) => (await ask({ method: 'deletePassword', words })) === true,
};

function ask(question: KeytarQuestion): Promise<string | boolean | null> {
	return new Promise((resolve, reject) => {
		const child = utilityProcess.fork(program, [], { stdio: 'ignore' });
		child.once('message', (answer: KeytarAnswer) => {
			if (answer.ok) resolve(answer.value);
			else reject(new Error('The keychain refused'));
			child.kill();
		});
		child.once('exit', () => {
			reject(new Error('The process that asks the keychain ended'));
		});
		child.postMessage(question);
	});
}
