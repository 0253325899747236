import { HELP, readCommandLine } from './command-line.ts';
import { startSimulator, type Simulator } from './start-simulator.ts';

/** The simulator as a program: `npm run simulator`. */

const command = readCommandLine(process.argv.slice(2));
switch (command.kind) {
	case 'help':
		process.stdout.write(HELP);
		break;
	case 'mistake':
		giveUp(`${command.sentence} See --help.`);
		break;
	case 'start':
		try {
			const simulator = await startSimulator(command.options);
			stopOnSignal(simulator);
			const { apiBaseUrl, issuer, clientId } = simulator;
			process.stdout.write(`simulator ready ${apiBaseUrl} ${issuer} ${clientId}\n`);
			if (command.placeMissedAfterSeconds !== null) {
				await placeMissedAfter(simulator, command.placeMissedAfterSeconds);
			}
		} catch (error) {
			giveUp(explain(error));
		}
}

async function placeMissedAfter(simulator: Simulator, seconds: number): Promise<void> {
	await simulator.service.streams.untilCountIs(1);
	setTimeout(() => simulator.service.placeMissedCall(), seconds * 1000);
}

function stopOnSignal(simulator: Simulator): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void simulator.stop().then(() => process.exit(0));
		});
	}
}

function explain(error: unknown): string {
	if (!(error instanceof Error)) return 'The simulator could not start.';
	const code: unknown = Reflect.get(error, 'code');
	if (code === 'EADDRINUSE') return 'The port is in use. Choose another with --port.';
	if (code === 'EACCES') return 'This port, or the state file, is not ours to use.';
	return error.message;
}

function giveUp(sentence: string): void {
	process.stderr.write(`simulator: ${sentence}\n`);
	process.exitCode = 1;
}
