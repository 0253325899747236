// `node build/setup/setup.mjs [app|tests]`, the first step of every npm command. It looks at what
// this machine lacks, installs that, and says nothing when there is nothing to do. It runs before
// node_modules exists, so it is plain JavaScript and imports only what Node itself has.
import { installNodeModules, areNodeModulesInstalled } from './node-modules.mjs';
import { installPackages } from './package-manager.mjs';
import {
	electronRuntime,
	installRuntime,
	isRuntimeInstalled,
	runtimeSentence,
} from './runtime.mjs';
import { allowSandbox, canSandbox } from './sandbox.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { missingPackages } from './system-packages.mjs';

const NEEDED_NODE = [20, 19];

const purpose = process.argv[2] ?? 'app';

try {
	if (purpose !== 'app' && purpose !== 'tests') {
		throw new SetupFailure(`Setup knows the purposes "app" and "tests", not "${purpose}".`);
	}
	checkNode();
	if (!isComplete(purpose)) await withSetupLock(say, () => complete(purpose));
} catch (error) {
	if (!(error instanceof SetupFailure)) throw error;
	console.error(`\nSetup: ${error.message}\n`);
	process.exitCode = 1;
}

/** @param {'app' | 'tests'} purpose */
function isComplete(purpose) {
	return missingPackages(purpose).length === 0 && areNodeModulesInstalled() && isRuntimeInstalled();
}

/**
 * System packages first, because only they can need a person to do something.
 * @param {'app' | 'tests'} purpose
 */
async function complete(purpose) {
	const packages = missingPackages(purpose);
	if (packages.length > 0) await installPackages(packages, say);
	if (!areNodeModulesInstalled()) await installNodeModules(say);
	if (!isRuntimeInstalled()) say(runtimeSentence(await installRuntime(say)));
	const executable = electronRuntime()?.executable ?? '';
	if (!canSandbox(executable)) await allowSandbox(executable, say);
	if (isComplete(purpose)) {
		say('Done.');
		return;
	}
	const signs = missingPackages(purpose).map(({ sign }) => sign);
	throw new Error(`setup ended with something missing: ${signs.join(', ')}`);
}

function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE;
	if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
	throw new SetupFailure(
		`This needs Node ${NEEDED_NODE.join('.')} or later and this is Node ${process.versions.node}. ` +
			'Get the current release from https://nodejs.org and run the command again.',
	);
}

/** @param {string} sentence */
function say(sentence) {
	console.log(`Setup: ${sentence}`);
}
