// What Electron and the virtual desktop need of a Linux system, how to see that it is there, and
// what it is called by the families of distributions.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} SystemPackage
 * @property {string} sign a library's name, a program's name, or the path of a file
 * @property {readonly string[]} apt names by which Debian and Ubuntu know it, the newest first
 * @property {string} dnf
 * @property {string} pacman
 * @property {string} zypper
 */

/**
 * One row: the sign of its presence, its names for apt (the newest first), dnf, pacman, zypper.
 * @param {string} sign @param {string} apt @param {string} dnf @param {string} pacman @param {string} zypper
 * @returns {SystemPackage}
 */
function row(sign, apt, dnf, pacman, zypper) {
	return { sign, apt: apt.split(' '), dnf, pacman, zypper };
}

// The libraries the executable itself names (`ldd electron`) that nothing else here brings along,
// and the two that are loaded at run time: libnotify by Electron, libsecret by the keychain.
const electronLibraries = [
	row('libgtk-3.so.0', 'libgtk-3-0t64 libgtk-3-0', 'gtk3', 'gtk3', 'libgtk-3-0'),
	row('libnss3.so', 'libnss3', 'nss', 'nss', 'mozilla-nss'),
	row('libasound.so.2', 'libasound2t64 libasound2', 'alsa-lib', 'alsa-lib', 'libasound2'),
	row('libgbm.so.1', 'libgbm1', 'mesa-libgbm', 'mesa', 'libgbm1'),
	row('libnotify.so.4', 'libnotify4', 'libnotify', 'libnotify', 'libnotify4'),
	row('libsecret-1.so.0', 'libsecret-1-0', 'libsecret', 'libsecret', 'libsecret-1-0'),
	row('xdg-open', 'xdg-utils', 'xdg-utils', 'xdg-utils', 'xdg-utils'),
];

const desktopPrograms = [
	row('Xvfb', 'xvfb', 'xorg-x11-server-Xvfb', 'xorg-server-xvfb', 'xorg-x11-server-Xvfb'),
	row('dbus-daemon', 'dbus', 'dbus-daemon', 'dbus', 'dbus-1-daemon'),
	row('openbox', 'openbox', 'openbox', 'openbox', 'openbox'),
	row('gnome-keyring-daemon', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring'),
	row('dunst', 'dunst', 'dunst', 'dunst', 'dunst'),
	row('xfce4-panel', 'xfce4-panel', 'xfce4-panel', 'xfce4-panel', 'xfce4-panel'),
	row('import', 'imagemagick', 'ImageMagick', 'imagemagick', 'ImageMagick'),
	row('xprop', 'x11-utils', 'xprop', 'xorg-xprop', 'xprop'),
	row('xwininfo', 'x11-utils', 'xwininfo', 'xorg-xwininfo', 'xwininfo'),
	row('xsetroot', 'x11-xserver-utils', 'xsetroot', 'xorg-xsetroot', 'xsetroot'),
	row(
		'/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
		'fonts-dejavu-core',
		'dejavu-sans-fonts',
		'ttf-dejavu',
		'dejavu-fonts',
	),
];

const testPrograms = [
	row('xdotool', 'xdotool', 'xdotool', 'xdotool', 'xdotool'),
	row('xclip', 'xclip', 'xclip', 'xclip', 'xclip'),
	row('ps', 'procps', 'procps-ng', 'procps-ng', 'procps'),
	// A second notification service and a tray of the older kind: what works with one of each may not with another.
	row(
		'/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.Notifications.service',
		'xfce4-notifyd',
		'xfce4-notifyd',
		'xfce4-notifyd',
		'xfce4-notifyd',
	),
	row('trayer', 'trayer', 'trayer', 'trayer', 'trayer'),
	// A network with a certificate authority of its own.
	row('certutil', 'libnss3-tools', 'nss-tools', 'nss', 'mozilla-nss-tools'),
	row('openssl', 'openssl', 'openssl', 'openssl', 'openssl'),
	row('dbus-send', 'dbus-bin dbus', 'dbus-tools', 'dbus', 'dbus-1-tools'),
	row('secret-tool', 'libsecret-tools', 'libsecret', 'libsecret', 'secret-tool'),
];

const browser = row('chromium', 'chromium', 'chromium', 'chromium', 'chromium');

// By these names a Chromium that fits is known. Not chromium-browser: on Ubuntu that is a snap,
// which sees neither our folders nor our session bus.
export const browserPrograms = ['chromium', 'google-chrome-stable', 'google-chrome'];

/**
 * The packages this system lacks for a purpose.
 * @param {'app' | 'tests'} purpose
 * @returns {readonly SystemPackage[]}
 */
export function missingPackages(purpose) {
	if (process.platform !== 'linux') return [];
	const needsDesktop = purpose === 'tests' || !hasDisplay();
	const needed = [
		...electronLibraries,
		...(needsDesktop ? desktopPrograms : []),
		...(purpose === 'tests' ? testPrograms : []),
	];
	const libraries = knownLibraries();
	const missing = needed.filter(({ sign }) => !isPresent(sign, libraries));
	const hasBrowser = browserPrograms.some((program) => isProgram(program));
	return needsDesktop && !hasBrowser && !isUbuntu() ? [...missing, browser] : missing;
}

export function hasDisplay() {
	const { DISPLAY: display = '', WAYLAND_DISPLAY: wayland = '' } = process.env;
	return display !== '' || wayland !== '';
}

/** @param {string} name */
export function isProgram(name) {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.some((folder) => isExecutable(join(folder, name)));
}

/** @param {string} sign @param {ReadonlySet<string> | null} libraries */
function isPresent(sign, libraries) {
	if (sign.startsWith('/')) return existsSync(sign) || !isDebian();
	if (sign.includes('.so')) return libraries === null || libraries.has(sign);
	return isProgram(sign);
}

/** Its Chromium is a snap; the desktop there makes do with build/desktop/plain-browser. */
function isUbuntu() {
	if (!existsSync('/etc/os-release')) return false;
	return /^ID(_LIKE)?=.*\bubuntu\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Fonts have their path from Debian; elsewhere some font is taken for granted. */
function isDebian() {
	return existsSync('/etc/debian_version');
}

/**
 * The shared libraries the dynamic linker knows for this processor; null where it keeps no list
 * (NixOS, musl), in which case nothing is said to be missing and Electron itself has to say it.
 * @returns {ReadonlySet<string> | null}
 */
function knownLibraries() {
	const linker = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
	if (linker === undefined) return null;
	const processor = process.arch === 'arm64' ? 'AArch64' : 'x86-64';
	const lines = execFileSync(linker, ['-p'], { encoding: 'utf8' }).split('\n');
	const names = lines.filter((line) => line.includes(processor)).map((line) => line.trim());
	return new Set(names.map((line) => line.slice(0, line.indexOf(' '))));
}

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false; // not there, or not ours to run: for us the same
	}
}
