import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { licences } from './build/licences.ts';

// Targets are set by hand: electron-vite derives them from the installed `electron` package, and what
// it then emits would not parse on the oldest runtime the app supports, Electron 33 (Node 20.18, Chromium 130).
const NODE_TARGET = 'node20.18';
const WINDOW_TARGET = 'chrome130';

export default defineConfig({
	main: {
		plugins: [licences(['electron', 'keytar', 'libsql'])],
		build: {
			target: NODE_TARGET,
			outDir: 'out/main',
			rolldownOptions: {
				input: { main: 'electron/main.ts' },
				output: { format: 'es' },
				// dbus-next's optional ones, for kinds of address that no session bus of today has.
				external: ['x11', 'usocket'],
			},
		},
	},
	preload: {
		plugins: [licences()],
		build: {
			target: NODE_TARGET,
			outDir: 'out/preload',
			// A sandboxed preload is one CommonJS file; an ES module would fail without a word.
			externalizeDeps: false,
			rolldownOptions: {
				input: { preload: 'electron/preload.ts' },
				output: { format: 'cjs', entryFileNames: '[name].cjs' },
			},
		},
	},
	renderer: {
		root: 'renderer',
		plugins: [svelte(), licences()],
		build: {
			target: WINDOW_TARGET,
			outDir: 'out/renderer',
			// An inlined asset would need `data:` where the content security policy has none.
			assetsInlineLimit: 0,
			minify: true,
			modulePreload: { polyfill: false },
			rolldownOptions: { input: { index: 'renderer/index.html' } },
		},
	},
});
