/** How long something may take to be on the page before a test gives up: the second it is by default passes on a busy machine. */
import { configure } from '@testing-library/svelte';

configure({ asyncUtilTimeout: 15_000 });
