import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { provideTexts } from '../../renderer/text/text-context.ts';
import type { Texts } from '../../renderer/text/texts.ts';

/** Renders one component without the app around it, with the words that the app would provide. */
export function renderAlone<Props extends Record<string, unknown>>(
	Shown: Component<Props>,
	props: Props,
	texts: Texts,
): HTMLElement {
	const around: Component = (internals) => {
		provideTexts(() => texts);
		return Shown(internals, props);
	};
	return render(around, { props: {}, context: new Map() }).container;
}
