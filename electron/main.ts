/** Composition root: builds each part once, in order, and hands it what it needs. */
import { app, clipboard, ipcMain, session as sessions } from 'electron';
import { AppStatus, olderCalls } from './app-status.ts';
import { serveCommands } from './bridge/serve-commands.ts';
import { systemClock as clock } from './clock.ts';
import { commandHandlers } from './command-handlers.ts';
import { connectAccount } from './connect-account.ts';
import { connectTelephone } from './connect-telephone.ts';
import { Desk } from './desk.ts';
import { desktopQuestions } from './desktop-questions.ts';
import { keepCurrent } from './keep-current.ts';
import { fileThreads } from './file-threads.ts';
import { followLifeCycle } from './life-cycle.ts';
import { keytarLoader } from './load-keytar.ts';
import { measureFill } from './measure-fill.ts';
import { openHistory } from './open-history.ts';
import { readConfiguration } from './settings/configuration.ts';
import { setApplicationMenu } from './shell/application-menu.ts';
import { endAtFirstBug } from './shell/bug-report.ts';
import { registerAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { openKeychain } from './shell/keychain.ts';
import { openLog } from './shell/log.ts';
import { wasStartedHidden } from './shell/login-start.ts';
import { appFiles, profileAt } from './shell/profile.ts';
import { isFromOurWindow } from './shell/sender.ts';
import { openSettingsFile } from './shell/settings-file.ts';
import { systemLanguage, systemLocale } from './shell/system-language.ts';
import { textsIn } from './text/texts-in.ts';
import { watchSystem } from './watch-system.ts';

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
		load: keytarLoader(process.platform),
	});
	const file = await openHistory(profile.historyFile, keychain, clock, fileThreads);
	const { calls } = file;
	const account = connectAccount({
		...{ configuration, keychain, calls, clock, language, log },
		customer: () => settings.get('customer'),
	});
	const { session, history, deletion } = account;
	const desk = new Desk({
		...{ files, settings, texts, calls, session, clock, log },
		...desktopQuestions(
			() => handlers,
			(uuid) => historyWindow.show({ uuid }),
		),
	});
	const { historyWindow, popover } = desk;
	const status = new AppStatus(() => ({
		language,
		locale,
		version: app.getVersion(),
		session: session.state(),
		connection: history.state,
		asOf: calls.fact('agreed-at'),
		olderCalls: olderCalls(calls.fact('first-fill')),
		openCalls: calls.openCount(),
		notUnderstood: account.setAside.count,
		deletion: deletion.state,
		desktop: desk.state,
		replaced: account.replaced.failure,
		proxy: account.proxy.failure,
		notice: file.notice(),
	}));
	const handlers = commandHandlers({
		...account,
		...{ file, calls, status, clock, historyWindow, popover, ties: desk.ties },
		// Synchronous on Electron 33, a promise on 45.
		writeClipboard: async (text) => {
			await clipboard.writeText(text);
		},
		callBack: connectTelephone(calls, settings),
		state: () => status.current,
		keepCustomer: (customer) => settings.set('customer', customer),
	});
	serveCommands(ipcMain, handlers, isFromOurWindow, (why) => {
		log.warn(`A question was refused: ${why}`);
	});

	keepCurrent({ ...account, calls, onMended: file.onMended, status, desk, clock, log });
	const stopMeasuring = measureFill(history, () => calls.count(), clock, log);
	const stopWatching = watchSystem({ history, session, file, status, clock });
	life.begin(
		() => {
			historyWindow.show(null);
		},
		async () => {
			stopWatching();
			stopMeasuring();
			desk.stop();
			history.stop();
			await deletion.close();
			await session.close();
			file.close();
		},
	);

	desk.show(status.current);
	if (!wasStartedHidden(app, process.platform)) life.showHistory();
	await session.start();
	desk.begin();
	void calls.lists.prepare();
}
