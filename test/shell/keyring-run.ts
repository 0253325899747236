/** One run of a program with the real keychain: does what its arguments say, prints the outcomes. */
import { systemClock } from '../../electron/ground/clock.ts';
import { Secret } from '../../electron/ground/secret.ts';
import { loadKeytar, openKeychain } from '../../electron/shell/keychain.ts';
import { keyringState } from '../../electron/shell/secret-service.ts';

const [scope = '', ...steps] = process.argv.slice(2);
const keychain = openKeychain({
	service: 'nfon-call-history-test',
	scope,
	clock: systemClock,
	platform: process.platform,
	load: loadKeytar,
	state: keyringState,
});

for (const step of steps) {
	const [operation, text = ''] = step.split('=');
	if (operation === 'write') print(await keychain.write('entry', new Secret(text)));
	else if (operation === 'remove') print(await keychain.remove('entry'));
	else {
		const read = await keychain.read('entry');
		print(read.ok ? { ok: true, value: read.value?.reveal() ?? null } : read);
	}
}

function print(outcome: unknown): void {
	process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
