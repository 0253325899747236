import { expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { linkOpener } from '../../electron/shell/open-link.ts';

const ISSUER = 'https://sso.example/realms/login';

/** The system, as far as it opens links. */
class FakeShell {
	readonly opened: string[] = [];
	hasBrowser = true;

	async openExternal(link: string): Promise<void> {
		await Promise.resolve();
		if (!this.hasBrowser) throw new Error('xdg-open exited with 3');
		this.opened.push(link);
	}
}

const anyProgram = () => Promise.resolve(true);

test.each([
	[ISSUER, 'https://sso.example/realms/login/protocol/openid-connect/auth?state=s'],
	[ISSUER, 'https://www.nfon.com/en/service/documentation'],
	['http://127.0.0.1:4000/realms/login', 'http://127.0.0.1:4000/realms/login/auth'],
	[null, 'https://www.nfon.com/'],
])('with the issuer %s, %s is opened', async (issuer, link) => {
	const shell = new FakeShell();

	const outcome = await linkOpener(shell, issuer, anyProgram)(link);

	expect(outcome).toEqual(success(null));
	expect(shell.opened).toEqual([link]);
});

test.each([
	'https://evil.example/',
	'https://sso.example.evil.example/',
	'https://sso.example@evil.example/',
	'https://user@sso.example/',
	'https://sso.example:8443/',
	'http://sso.example/realms/login',
	'http://127.0.0.1:4000/',
	'http://www.nfon.com/',
	'blob:https://sso.example/0c5c1e4c',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'ms-msdt:/id',
	'smb://sso.example/share',
	'',
	'sso.example',
])('%s is not opened', async (link) => {
	const shell = new FakeShell();

	const outcome = await linkOpener(shell, ISSUER, anyProgram)(link);

	expect(outcome).toEqual(failed({ kind: 'browser-not-opened' }));
	expect(shell.opened).toEqual([]);
});

test('a system without a browser is told, not thrown', async () => {
	const shell = new FakeShell();
	shell.hasBrowser = false;

	const outcome = await linkOpener(shell, ISSUER, anyProgram)(ISSUER);

	expect(outcome).toEqual(failed({ kind: 'browser-not-opened' }));
});

// On Linux `openExternal` resolves whatever becomes of the link.
test('a system that knows no program for web pages is not asked to open one', async () => {
	const shell = new FakeShell();
	const asked: string[] = [];
	const hasProgram = (scheme: string): Promise<boolean> => {
		asked.push(scheme);
		return Promise.resolve(false);
	};

	const outcome = await linkOpener(shell, ISSUER, hasProgram)(ISSUER);

	expect(outcome).toEqual(failed({ kind: 'browser-not-opened' }));
	expect(asked).toEqual(['https']);
	expect(shell.opened).toEqual([]);
});
