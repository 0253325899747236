/** Which K-number a stream is asked with, where the token says none. */
import { afterEach, expect, test } from 'vitest';
import { failed } from '../../electron/contract/outcome.ts';
import { createCallService, type CallService } from '../../electron/history/call-service.ts';
import type { SimulatorOptions } from '../simulator/simulator-options.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { fetchWithUserAgent, tokensFrom } from './service-under-test.ts';

interface Running {
	readonly simulator: Simulator;
	readonly service: CallService;
	/** What the person typed, while it is kept. */
	readonly typed: () => string | null;
}

let running: Running | null = null;
const end = new AbortController();

afterEach(async () => {
	await running?.simulator.stop();
	running = null;
});

async function run(
	options: Partial<SimulatorOptions>,
	{ typed, configured = null }: { readonly typed: string; readonly configured?: string | null },
): Promise<Running> {
	const simulator = await startSimulator({ calls: 3, days: 1, auto: true, ...options });
	let kept: string | null = typed;
	const service = createCallService({
		baseUrl: simulator.apiBaseUrl,
		customer: () => configured,
		asked: { customer: () => kept, forget: () => (kept = null) },
		fetch: fetchWithUserAgent,
		streamFetch: fetchWithUserAgent,
		tokens: await tokensFrom(simulator),
	});
	running = { simulator, service, typed: () => kept };
	return running;
}

async function open({ service }: Running): ReturnType<CallService['openStream']> {
	const opened = await service.openStream(null, end.signal);
	if (opened.ok) await opened.value.body?.cancel();
	return opened;
}

/** The K-numbers that streams were asked with, in order; null: none. */
function sent({ simulator }: Running): readonly (string | null)[] {
	return simulator.requests
		.list('stream')
		.map(({ target }) => new URL(target, 'http://localhost').searchParams.get('customer'));
}

test('a typed one is sent where nothing else says any', async () => {
	const here = await run({ calls: 0, customerClaim: false }, { typed: 'K9999' });

	expect((await open(here)).ok).toBe(true);
	expect(sent(here)).toEqual(['K9999']);
	expect(here.typed()).toBe('K9999');
});

test('a typed one that the service refuses is forgotten, and named', async () => {
	const here = await run({ calls: 0, customerClaim: false }, { typed: 'K9998' });

	expect(await open(here)).toEqual(failed({ kind: 'customer-needed', refused: 'K9998' }));
	expect(here.typed()).toBeNull();
	expect(await open(here)).toEqual(failed({ kind: 'customer-needed' }));
	expect(sent(here)).toEqual(['K9998', null]);
});

test.each(['refused', 'silent'] as const)(
	'what records say goes before what was typed, where a wrong one is %s',
	async (wrongCustomer) => {
		const here = await run({ customerClaim: false, wrongCustomer }, { typed: 'K9998' });

		expect((await open(here)).ok).toBe(true);
		expect(sent(here)).toEqual(['K9999']);
	},
);

test('what is configured goes before both, and a refusal of it stays one', async () => {
	const here = await run({ customerClaim: false }, { typed: 'K9999', configured: 'K9998' });

	expect(await open(here)).toMatchObject({ failure: { kind: 'refused', status: 400 } });
	expect(sent(here)).toEqual(['K9998']);
	expect(here.typed()).toBe('K9999');
});

test('what the token says goes before everything, and nothing is sent', async () => {
	const here = await run({ calls: 0 }, { typed: 'K9998' });

	expect((await open(here)).ok).toBe(true);
	expect(sent(here)).toEqual([null]);
});
