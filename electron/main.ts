/** Composition root: builds each part once, in order, and hands it what it needs. */
import { networkInterfaces } from 'node:os';
import { app, clipboard, ipcMain, net, powerMonitor, session as sessions } from 'electron';
import { AppStatus, olderCalls } from './app-status.ts';
import { serveCommands } from './bridge/serve-commands.ts';
import { systemClock as clock } from './clock.ts';
import { commandHandlers } from './command-handlers.ts';
import { connectAccount } from './connect-account.ts';
import { connectTelephone } from './connect-telephone.ts';
import { Desk } from './desk.ts';
import { keepCurrent } from './keep-current.ts';
import { fileThreads } from './file-threads.ts';
import { followLifeCycle } from './life-cycle.ts';
import { measureFill } from './measure-fill.ts';
import { openHistory } from './open-history.ts';
import { readConfiguration } from './settings/configuration.ts';
import { setApplicationMenu } from './shell/application-menu.ts';
import { endAtFirstBug } from './shell/bug-report.ts';
import { registerAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { loadKeytar, openKeychain } from './shell/keychain.ts';
import { openLog } from './shell/log.ts';
import { watchForReturn } from './shell/power.ts';
import { appFiles, profileAt } from './shell/profile.ts';
import { isFromOurWindow } from './shell/sender.ts';
import { openSettingsFile } from './shell/settings-file.ts';
import { systemLanguage, systemLocale } from './shell/system-language.ts';
import { textsIn } from './text/texts-in.ts';

const APP_ID = 'com.github.nfon-call-history';

// Before the first await: what must be in place when Electron becomes ready.
registerAppScheme();
app.setAppUserModelId(APP_ID);
// Together with --no-sandbox (root in a container) this would crash every renderer at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Every new session would ask an outside host for a dictionary.
app.on('session-created', (created) => {
	created.setSpellCheckerLanguages([]);
});
const { configuration, userData } = readConfiguration(process.env);
if (userData !== null) app.setPath('userData', userData);
const log = openLog(app.getPath('userData'));
let texts = textsIn('en', 'en-GB');
endAtFirstBug(log, () => texts);
const life = followLifeCycle(clock);

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
	await app.whenReady();
	const files = appFiles(app.getAppPath());
	const profile = profileAt(app.getPath('userData'), userData);
	const settings = openSettingsFile(profile.folder);
	const preferred = app.getPreferredSystemLanguages();
	const language = settings.get('language') ?? systemLanguage(preferred);
	const locale = systemLocale(preferred, language);
	texts = textsIn(language, locale);
	setApplicationMenu();
	serveAppFiles(sessions.defaultSession, files.page);

	const keychain = openKeychain({
		service: app.name,
		scope: profile.keychainScope,
		clock,
		platform: process.platform,
		load: loadKeytar,
	});
	const { calls, notice, onMended, close } = await openHistory(
		profile.historyFile,
		keychain,
		clock,
		fileThreads,
	);
	const { session, history, service, deletion, ownerOf, setAside } = connectAccount({
		configuration,
		keychain,
		calls,
		clock,
		language,
		customer: () => settings.get('customer'),
		log,
	});
	const status = new AppStatus(() => ({
		language,
		locale,
		version: app.getVersion(),
		session: session.state(),
		connection: history.state,
		asOf: calls.fact('agreed-at'),
		olderCalls: olderCalls(calls.fact('first-fill')),
		openCalls: calls.openCount(),
		notUnderstood: setAside.count,
		deletion: deletion.state,
		notice: notice(),
	}));
	const desk = new Desk({ files, settings, texts, calls, session, clock, log });
	const { historyWindow, popover } = desk;
	const writeClipboard = async (text: string): Promise<void> => {
		// Synchronous on Electron 33, a promise on 45.
		await clipboard.writeText(text);
	};
	const state = () => status.current;
	const keepCustomer = (customer: string): void => {
		settings.set('customer', customer);
	};
	const callBack = connectTelephone(calls, settings);
	const desktop = { historyWindow, popover, writeClipboard };
	const account = { session, history, service, deletion };
	const parts = { ...account, calls, callBack, clock, ...desktop, state, keepCustomer };
	serveCommands(ipcMain, commandHandlers(parts), isFromOurWindow, (why) => {
		log.warn(`A question was refused: ${why}`);
	});

	keepCurrent({ session, history, deletion, ownerOf, calls, onMended, status, desk, clock, log });
	const stopMeasuring = measureFill(history, () => calls.count(), clock, log);
	const system = { power: powerMonitor, network: net, interfaces: networkInterfaces, clock };
	const stopWatching = watchForReturn(system, () => {
		history.noticeReturn();
	});
	life.begin(
		() => {
			historyWindow.show(null);
		},
		async () => {
			stopWatching();
			stopMeasuring();
			history.stop();
			await deletion.close();
			await session.close();
			close();
		},
	);

	desk.show(status.current);
	if (!app.commandLine.hasSwitch('hidden')) life.showHistory();
	await session.start();
	popover.prepare();
	void calls.lists.prepare();
}
