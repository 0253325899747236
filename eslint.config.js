/** Lint: the strictest of the usual rules, and the walls between the parts of the house. */
import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PURE = 'This part is tested without Electron: take what you need as a parameter.';

// Who may import whom (ARCHITECTURE.md, Walls): the target, what it must not reach, what to do instead.
/** @type {readonly (readonly [target: string, from: readonly string[], message: string])[]} */
const WALLS = [
	[
		'electron/ground',
		['electron/!(ground|contract)/**', 'electron/*.ts'],
		'What everybody stands on leans on nobody.',
	],
	[
		'electron/contract',
		['electron/!(contract)/**', 'electron/*.ts'],
		'The contract imports nothing.',
	],
	[
		'electron/calls',
		['electron/!(calls|contract)/**', 'electron/*.ts'],
		'Rules over a call know only what a call is.',
	],
	[
		'electron/attention',
		['electron/!(attention|calls|contract|text)/**', 'electron/*.ts'],
		'Attention is pure: declare what you need of the store or the desktop as an interface.',
	],
	[
		'electron/text',
		['electron/!(text|contract)/**', 'electron/*.ts'],
		'Texts know only the language.',
	],
	[
		'electron/auth',
		['electron/!(auth|contract|ground)/**', 'electron/*.ts'],
		'Declare what auth needs; main.ts hands it over.',
	],
	[
		'electron/history',
		['electron/!(history|contract|ground)/**', 'electron/*.ts'],
		'Declare what history needs; main.ts hands it over.',
	],
	[
		'electron/cache',
		['electron/!(cache|calls|contract|ground)/**', 'electron/*.ts'],
		'The cache knows calls, and nobody who uses it.',
	],
	[
		'electron/bridge',
		['electron/!(bridge|contract)/**', 'electron/*.ts'],
		'The bridge knows the contract; handlers are handed to it.',
	],
	[
		'electron/settings',
		['electron/!(settings|calls|contract)/**', 'electron/*.ts'],
		'Settings know the contract, and the rules over a call.',
	],
	[
		'electron/shell',
		['electron/{auth,history,cache,app,commands,desk,others}/**', 'electron/*.ts'],
		'The shell paints and reports; main.ts decides.',
	],
	[
		'renderer',
		['electron/!(contract)/**', 'electron/*.ts'],
		'The window knows main by its contract alone.',
	],
	[
		'electron',
		['renderer/**', 'test/**', 'build/**'],
		'Main does not know who shows it or tests it.',
	],
];

const zones = WALLS.map(([target, from, message]) => ({
	target: `./${target}/**`,
	from: from.map((path) => `./${path}`),
	message,
}));

const NO_RAW_IPC = {
	selector: 'MemberExpression[object.name=/^ipc(Main|Renderer)$/]',
	message:
		'IPC is spoken in electron/bridge and electron/preload.ts: add a command to the contract.',
};
const NO_OPEN_EXTERNAL = {
	selector: "MemberExpression[property.name='openExternal']",
	message: 'electron/shell/open-link.ts and open-telephone.ts know which addresses may be opened.',
};
const NO_MOCKS = {
	selector: "CallExpression[callee.object.name='vi'][callee.property.name=/mock|stub/i]",
	message: 'Fakes, not mocks: a small working model in test/fakes.',
};

export default defineConfig(
	{ ignores: ['out/', 'dist/', 'node_modules/', 'test/results/', '.local/'] },
	js.configs.recommended,
	tseslint.configs.strictTypeChecked,
	tseslint.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	{
		plugins: { 'import-x': importX },
		languageOptions: {
			parserOptions: {
				project: ['{electron,renderer,test,build}/tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			'max-lines': ['error', { max: 250 }],
			'no-console': 'error',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// It trusts what was true before an `await`, and calls every check after it unnecessary.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			// Electron's objects come from its own functions, never from their constructors.
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser } },
		rules: {
			// Svelte's `$props()` and `$state()` are declared by `let`, and compiled into something else.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			// The parser sees `any` where Svelte infers: snippets, events, bound values. svelte-check sees types.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/restrict-plus-operands': 'off',
		},
	},
	{
		files: ['electron/main.*'],
		rules: { 'max-lines': ['error', { max: 140 }] },
	},
	{
		// Run time imports of Electron only where Electron itself is the subject.
		files: [
			'electron/{contract,ground,calls,attention,text,auth,history,cache,bridge,settings}/**',
		],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ paths: [{ name: 'electron', message: PURE, allowTypeImports: true }] },
			],
		},
	},
	{
		files: ['electron/**'],
		ignores: [
			'electron/bridge/**',
			'electron/preload.ts',
			'electron/shell/open-{link,telephone}.ts',
		],
		rules: { 'no-restricted-syntax': ['error', NO_RAW_IPC, NO_OPEN_EXTERNAL] },
	},
	{
		files: ['renderer/**'],
		languageOptions: { globals: globals.browser },
	},
	{
		// Scripts and the simulator speak to the terminal: that is what they are for.
		files: ['build/**', 'test/**', '*.config.*'],
		languageOptions: { globals: globals.node },
		rules: { 'no-console': 'off' },
	},
	{
		files: ['test/**'],
		rules: {
			'no-restricted-syntax': ['error', NO_MOCKS],
			// One file of tests is one subject, however many cases it has.
			'max-lines': ['error', { max: 500, skipBlankLines: true }],
			// `expect.any()` is typed so.
			'@typescript-eslint/no-unsafe-assignment': 'off',
		},
	},
);
