import { createContext } from 'svelte';
import type { Texts } from './texts.ts';

/** The texts in use, for every component below `App`; a function, because the language may change. */
export const [useTexts, provideTexts] = createContext<() => Texts>();
