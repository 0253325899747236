import { expect, test } from 'vitest';
import { failed, success } from '../../electron/contract/outcome.ts';
import { programOnSystem, telephoneOpener } from '../../electron/shell/open-telephone.ts';

/** The system, as far as it opens links: it has programs for some schemes. */
class FakeSystem {
	readonly opened: string[] = [];
	readonly asked: string[] = [];
	programs: readonly string[] = ['tel', 'sip', 'https'];
	isBroken = false;

	readonly hasProgram = (scheme: string): Promise<boolean> => {
		this.asked.push(scheme);
		return Promise.resolve(this.programs.includes(scheme));
	};

	async openExternal(link: string): Promise<void> {
		await Promise.resolve();
		if (this.isBroken) throw new Error('Failed to open');
		this.opened.push(link);
	}
}

function open(system: FakeSystem, link: string) {
	return telephoneOpener(system, system.hasProgram)(link);
}

test.each(['tel:+498999998001', 'sip:142@pbx.example', 'https://pbx.example/?to=142'])(
	'%s is opened as it is',
	async (link) => {
		const system = new FakeSystem();

		expect(await open(system, link)).toEqual(success(null));
		expect(system.opened).toEqual([link]);
	},
);

test.each([
	'javascript:alert(1)',
	'file:///bin/sh',
	'data:text/html,1',
	'http://a.example/',
	'',
	'x',
])('%j never reaches the system', async (link) => {
	const system = new FakeSystem();

	expect(await open(system, link)).toEqual(failed({ kind: 'cannot-call', why: 'bad-template' }));
	expect([...system.opened, ...system.asked]).toEqual([]);
});

test('a system without a program for it is not asked to open it', async () => {
	const system = new FakeSystem();
	system.programs = [];

	expect(await open(system, 'tel:142')).toEqual(failed({ kind: 'cannot-call', why: 'no-program' }));
	expect(system.opened).toEqual([]);
});

test('a program that does not start is said, not thrown', async () => {
	const system = new FakeSystem();
	system.isBroken = true;

	expect(await open(system, 'tel:142')).toEqual(failed({ kind: 'cannot-call', why: 'no-program' }));
});

test.each(['win32', 'darwin'] as const)('%s is asked with a URL that is one', async (platform) => {
	const asked: string[] = [];
	const hasProgram = programOnSystem(
		{
			getApplicationNameForProtocol: (url) => {
				asked.push(url);
				return url.startsWith('tel:') ? 'Phone' : '';
			},
		},
		platform,
	);

	expect([await hasProgram('tel'), await hasProgram('sip')]).toEqual([true, false]);
	expect(asked.every((url) => /^[a-z]+:\/\//.test(url) && URL.canParse(url))).toBe(true);
});
