/** A program of its own for one question to the keychain: libsecret begins anew with it. */
import keytar from 'keytar';
import type { KeytarAnswer, KeytarQuestion } from './fresh-keytar.ts';

process.parentPort.once('message', ({ data }) => {
	const { method, words } = data as KeytarQuestion;
	const [service, account, password = ''] = words;
	const asking =
		method === 'setPassword'
			? keytar.setPassword(service, account, password).then(() => null)
			: keytar[method](service, account);
	const answer = (said: KeytarAnswer): void => {
		process.parentPort.postMessage(said);
	};
	asking.then(
		(value) => {
			answer({ ok: true, value });
		},
		() => {
			answer({ ok: false }); // whatever it says, it says in the system's language
		},
	);
});
