import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { connect, type TestClient } from '../test-client.ts';

let simulator: Simulator;
let client: TestClient;

beforeAll(async () => {
	simulator = await startSimulator({ auto: true, calls: 60, days: 10 });
	client = await connect(simulator);
});

afterAll(() => simulator.stop());

test('“DELETE /records/{uuid}: delete one: 204 · 404”', async () => {
	const { uuid } = simulator.service.placeMissedCall();

	expect((await client.delete(`/records/${uuid}`)).status).toBe(204);
	expect((await client.delete(`/records/${uuid}`)).status).toBe(404);
	expect((await client.get(`/records/${uuid}`)).status).toBe(404);
});

test('“DELETE /records?uuid=…&uuid=…: delete several (the parameter repeats)”', async () => {
	const [one, other] = [simulator.service.placeMissedCall(), simulator.service.placeMissedCall()];
	const before = simulator.service.calls().length;

	const answer = await client.delete(`/records?uuid=${one.uuid}&uuid=${other.uuid}`);

	expect(answer.status).toBe(204);
	expect(await answer.text()).toBe('');
	expect(simulator.service.calls()).toHaveLength(before - 2);
});

test('a bulk deletion that names an unknown record deletes nothing', async () => {
	const { uuid } = simulator.service.placeMissedCall();

	const answer = await client.delete(
		`/records?uuid=${uuid}&uuid=00000000-0000-4000-8000-000000000000`,
	);

	expect(answer.status).toBe(404);
	expect(simulator.service.call(uuid)).toBeDefined();
});

test('“a wrong unit would erase a whole history”: so it would here', async () => {
	const doomed = await startSimulator({ auto: true, calls: 20, days: 10, unit: 'milliseconds' });
	const hasty = await connect(doomed);

	await hasty.delete(`/records?from=${String(Math.floor(Date.now() / 1000) - 60)}`);

	expect(doomed.service.calls()).toEqual([]);
	await doomed.stop();
});

test('a deletion that names nothing deletes nothing: 400', async () => {
	expect((await client.delete('/records')).status).toBe(400);
});

test('“DELETE /records takes uuid, filter, customer, extension, from, to”', async () => {
	const created = '2019-05-06T07:08:09Z';
	simulator.service.placeUnheardCall({ kind: 'missed', record: { created } });
	simulator.service.placeUnheardCall({ kind: 'outbound', record: { created } });
	const before = simulator.service.calls().length;
	const to = String(Date.parse('2020-01-01T00:00:00Z') / 1000);

	const answer = await client.delete(`/records?filter=status:missed&to=${to}`);

	expect(answer.status).toBe(204);
	expect(simulator.service.calls()).toHaveLength(before - 1);
});
