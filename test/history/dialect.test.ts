import { expect, test } from 'vitest';
import { dialectOf } from '../../electron/history/dialect.ts';
import { DIALECTS } from '../simulator/service/dialects.ts';
import { keeperUnderTest } from './service-under-test.ts';

test.each(DIALECTS)('records of %s tell that they are', async (dialect) => {
	const app = await keeperUnderTest({ dialect });
	expect(app.service.dialect()).toBeNull();

	app.keeper.start();
	await app.reaches('up-to-date');

	expect(app.service.dialect()).toBe(dialect);
	await app.stop();
});

test.each([
	['nothing', [], null],
	['no record', [null, 'text', 7, []], null],
	['what both have', [{ uuid: 'a', caller: { name: 'b' }, callee: null }], null],
	['a field of the first', [{ crm: '' }], '2.0-early-access'],
	['a party of the first', [{ caller: { destination_type: 'group' } }], '2.0-early-access'],
	['a party of the second', [{ callee: { service: 'queue' } }], '2.0-early-access.2'],
	['the first that tells', [{}, { call_id: '1' }, { crm: 'x' }], '2.0-early-access.2'],
] as const)('%s', (_, records, expected) => {
	expect(dialectOf(records)).toBe(expected);
});
