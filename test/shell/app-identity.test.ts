import { expect, test } from 'vitest';
import { nameApp } from '../../electron/shell/app-identity.ts';

class FakeApp {
	readonly calls: string[] = [];

	setAppUserModelId(id: string): void {
		this.calls.push(id);
	}

	setToastActivatorCLSID(id: string): void {
		this.calls.push(id);
	}
}

test('Windows knows who is activated before it knows who notifies', () => {
	const app = new FakeApp();

	nameApp(app, 'win32');

	expect(app.calls).toEqual([
		expect.stringMatching(/^\{[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}\}$/),
		'com.github.nfon-call-history',
	]);
});

test('an Electron without activators is named all the same', () => {
	const named: string[] = [];

	nameApp({ setAppUserModelId: (id) => named.push(id) }, 'win32');

	expect(named).toEqual(['com.github.nfon-call-history']);
});
