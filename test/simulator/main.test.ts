import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { HELP } from './command-line.ts';

// Starting a process takes a second, and several when the machine is busy.
const PATIENT = { timeout: 60_000 };

function run(...words: readonly string[]): ChildProcess {
	const main = fileURLToPath(new URL('main.ts', import.meta.url));
	return spawn(process.execPath, ['--import', 'tsx', main, ...words]);
}

async function readAll(program: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
	const said = { out: '', err: '' };
	program.stdout?.on('data', (piece: Buffer) => (said.out += piece.toString()));
	program.stderr?.on('data', (piece: Buffer) => (said.err += piece.toString()));
	const [code] = (await once(program, 'close')) as [number | null];
	return { code, ...said };
}

test(
	'it prints exactly one line when it is ready, and stops when it is told to',
	PATIENT,
	async () => {
		const program = run('--calls', '100');
		const everything = readAll(program);

		await once(program.stdout ?? program, 'data');
		program.kill('SIGTERM');

		expect(await everything).toEqual({
			code: 0,
			out: expect.stringMatching(
				/^simulator ready http:\/\/127\.0\.0\.1:(\d+)\/call-history http:\/\/127\.0\.0\.1:\1\/realms\/login nfon-call-history-simulator\n$/,
			) as string,
			err: '',
		});
	},
);

test('--help helps', PATIENT, async () => {
	expect(await readAll(run('--help'))).toEqual({ code: 0, out: HELP, err: '' });
});

test('a bad option is one clear sentence and a failure', PATIENT, async () => {
	expect(await readAll(run('--dialect', '3'))).toEqual({
		code: 1,
		out: '',
		err: 'simulator: --dialect must be 1 (2.0-early-access) or 2 (2.0-early-access.2), not "3". See --help.\n',
	});
});
