import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory } from '../electron/open-history.ts';
import { aCall } from './fakes/a-call.ts';
import { FakeClock } from './fakes/fake-clock.ts';
import { FakeKeychain } from './fakes/fake-keychain.ts';

test('where the history cannot be opened at all, it is kept in memory, and that is said', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'nfon-history-'));
	const isFile = join(folder, 'a-file');
	writeFileSync(isFile, '');

	const { calls, notice } = await openHistory(
		join(isFile, 'history.db'),
		new FakeKeychain(),
		new FakeClock(),
	);

	expect(notice()).toEqual({ kind: 'store-failed', why: 'error' });
	expect(calls.apply([aCall()])).toEqual({ ok: true, value: 1 });
	rmSync(folder, { recursive: true });
});
