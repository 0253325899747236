import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onTranscriptChoice, wantsTranscripts } from '../../electron/app/transcript-choice.ts';
import { keepSettings } from '../../electron/settings/keep-settings.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'nfon-choice-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

test('who hears of the choice hears of each change, and of nothing else, until they have heard enough', () => {
	const open = () => ({ set: () => undefined });
	const path = join(folder, 'settings.json');
	const settings = keepSettings({ path, open, now: Date.now, managed: {} });
	const heard: boolean[] = [];
	const stop = onTranscriptChoice(settings, () => heard.push(wantsTranscripts(settings)));

	settings.set('theme', 'dark');
	settings.set('fetchTranscripts', true);
	expect(heard).toEqual([]);
	settings.set('fetchTranscripts', false);
	settings.set('theme', 'light');
	settings.set('fetchTranscripts', true);
	stop();
	settings.set('fetchTranscripts', false);

	expect(heard).toEqual([false, true]);
});
