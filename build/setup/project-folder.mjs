import { fileURLToPath } from 'node:url';

/** The checkout: the folder package.json is in. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
