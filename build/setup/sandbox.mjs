// Chromium's sandbox needs user namespaces. Where the kernel keeps them from ordinary programs
// (Ubuntu since 23.10, by AppArmor) it needs its helper to belong to root, with the set-user-id bit:
// electron/electron issue 42510, and `docs/security/apparmor-userns-restrictions.md` of Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootPrefix } from './administrator.mjs';
import { lastLines, runLogged } from './run-logged.mjs';
import { SetupFailure } from './setup-failure.mjs';

// The switches by which kernels keep user namespaces back, and the value that does it.
const SWITCHES = /** @type {const} */ ([
	['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
	['/proc/sys/kernel/unprivileged_userns_clone', '0'],
	['/proc/sys/user/max_user_namespaces', '0'],
]);

/** Whether an ordinary program may make a user namespace here: by the switches, and by trying (containers). */
export function hasUserNamespaces() {
	if (SWITCHES.some(([file, value]) => isSetTo(file, value))) return false;
	const tried = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' });
	return tried.error !== undefined || tried.status === 0; // no unshare to try with: the switches decide
}

/** @param {string} executable of Electron */
export function canSandbox(executable) {
	if (process.platform !== 'linux' || process.getuid?.() === 0) return true; // root runs without
	if (hasUserNamespaces()) return true;
	const helper = statSync(helperOf(executable), { throwIfNoEntry: false });
	// Builds without the helper (NixOS has its own way) have to say themselves what they lack.
	return helper === undefined || (helper.uid === 0 && (helper.mode & 0o4755) === 0o4755);
}

/** @param {string} executable @param {(sentence: string) => void} say */
export async function allowSandbox(executable, say) {
	const helper = helperOf(executable);
	const command = `chown root:root '${helper}' && chmod 4755 '${helper}'`;
	const prefix = rootPrefix();
	if (prefix === null) {
		throw new SetupFailure(
			"This system keeps user namespaces from ordinary programs, and Chromium's sandbox needs " +
				'them or the help of root. Type this, then run the command again:\n\n' +
				`  sudo sh -c "${command}"`,
		);
	}
	say("Giving Chromium's sandbox helper to root (chown, chmod 4755) …");
	const [sudo, ...flags] = prefix; // root itself never comes here
	const result = await runLogged('sandbox', sudo ?? 'env', [...flags, 'sh', '-c', command]);
	if (!result.ok) throw new SetupFailure(`That failed:\n\n${lastLines(result)}`);
}

/** @param {string} executable */
function helperOf(executable) {
	return join(dirname(executable), 'chrome-sandbox');
}

/** @param {string} file @param {string} value */
function isSetTo(file, value) {
	return existsSync(file) && readFileSync(file, 'utf8').trim() === value;
}
