/** The window can do what the bridge offers, and nothing else. */
import { expect, test } from './app-under-test.ts';

test('the page cannot leave, open windows or reach Node', async ({ world }) => {
	const run = await world.start();
	const history = await run.history();
	const address = history.url();

	const reached = await history.evaluate(() => {
		const opened = window.open('https://example.com/');
		location.href = 'https://example.com/';
		return { opened: opened !== null, node: 'require' in globalThis || 'process' in globalThis };
	});

	expect(reached).toEqual({ opened: false, node: false });
	expect(history.url()).toBe(address);
	expect(run.app.windows().length).toBeLessThanOrEqual(2);
});

test('the page runs under a policy that allows only its own files', async ({ world }) => {
	const run = await world.start();
	const history = await run.history();

	const blocked = await history.evaluate(async () => {
		const violations: string[] = [];
		document.addEventListener('securitypolicyviolation', (event) => {
			violations.push(event.effectiveDirective);
		});
		const script = document.createElement('img');
		script.src = 'https://example.com/pixel.png';
		document.body.append(script);
		const answered = await fetch('https://example.com/').then(
			() => true,
			() => false,
		);
		while (!violations.includes('img-src')) await new Promise(requestAnimationFrame);
		return { answered, violations };
	});

	expect(blocked.answered).toBe(false);
	expect(blocked.violations).toEqual(expect.arrayContaining(['img-src', 'connect-src']));
});

test('the page is given nothing of the system: no camera, no place, no notifications of its own', async ({
	world,
}) => {
	const run = await world.start();
	const history = await run.history();

	const states = await history.evaluate(async () => {
		const names = ['notifications', 'geolocation', 'camera', 'microphone'] as const;
		const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
		return found.map(({ state }) => state);
	});

	expect(new Set(states)).toEqual(new Set(['denied']));
});
