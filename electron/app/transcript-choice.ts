/** Whether transcripts are fetched before anybody opens their call, and who hears when the person changes that. */
import type { KeptSettings } from '../settings/keep-settings.ts';

/** Whoever never chose has them fetched: the search finds what was said. */
export function wantsTranscripts(settings: Pick<KeptSettings, 'get'>): boolean {
	return settings.get('fetchTranscripts') ?? true;
}

/** Until the returned function is called. */
export function onTranscriptChoice(
	settings: Pick<KeptSettings, 'get' | 'onChange'>,
	changed: () => void,
): () => void {
	let wanted = wantsTranscripts(settings);
	return settings.onChange(() => {
		const before = wanted;
		wanted = wantsTranscripts(settings);
		if (wanted !== before) changed();
	});
}
