/** Composition root: builds each part once, in order, and hands it what it needs. */
import { app, ipcMain, session as sessions } from 'electron';
import { AppStatus } from './app/app-status.ts';
import { type Asker, serveCommands } from './bridge/serve-commands.ts';
import { systemClock as clock } from './ground/clock.ts';
import { commandHandlers } from './commands/command-handlers.ts';
import { connectAccount } from './app/connect-account.ts';
import { connectOthers } from './others/connect-others.ts';
import { connectTelephone } from './app/connect-telephone.ts';
import { Desk } from './desk/desk.ts';
import { desktopQuestions } from './desk/desktop-questions.ts';
import { keepCurrent } from './app/keep-current.ts';
import { fileThreads } from './app/file-threads.ts';
import { followLifeCycle } from './app/life-cycle.ts';
import { keytarLoader } from './app/load-keytar.ts';
import { chosenRetention } from './app/keep-retention.ts';
import { measureFill } from './app/measure-fill.ts';
import { openHistory } from './app/open-history.ts';
import { readDeployment } from './settings/deployment.ts';
import { stateReader } from './app/read-state.ts';
import { settingsDesk } from './app/connect-settings.ts';
import { keepApplicationMenu } from './shell/application-menu.ts';
import { endAtFirstBug } from './shell/bug-report.ts';
import { nameApp } from './shell/app-identity.ts';
import { registerAppScheme, serveAppFiles } from './shell/app-protocol.ts';
import { openKeychain } from './shell/keychain.ts';
import { openLog } from './shell/log.ts';
import { keyringState, whereaboutsOf } from './shell/secret-service.ts';
import { wasStartedHidden } from './shell/login-start.ts';
import { appFiles, profileAt } from './shell/profile.ts';
import { endWithoutProfile, prepareProfileFolder } from './shell/profile-folder.ts';
import { reallyEndIf } from './shell/really-end.ts';
import { isFromOurWindow } from './shell/sender.ts';
import { openSettingsFile } from './shell/settings-file.ts';
import { textsIn } from './text/texts-in.ts';
import { writeClipboard } from './shell/write-clipboard.ts';
import { Voice } from './desk/voice.ts';
import { watchSystem } from './app/watch-system.ts';

// Before the first await: what must be in place when Electron becomes ready.
registerAppScheme();
nameApp(app, process.platform);
// Together with --no-sandbox (root in a container) this would crash every renderer at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Every new session would ask an outside host for a dictionary.
app.on('session-created', (created) => {
	created.setSpellCheckerLanguages([]);
});
const deployment = readDeployment(process.env, process.platform);
const { configuration, userData } = deployment;
const folder = prepareProfileFolder(userData);
const log = openLog(app.getPath('userData'));
let texts = () => textsIn('en', 'en-GB');
endAtFirstBug(log, () => texts());
const life = followLifeCycle(clock);

if (!folder.isUsable) void endWithoutProfile(folder);
else if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
	await app.whenReady();
	const files = appFiles(app.getAppPath());
	const profile = profileAt(app.getPath('userData'), userData);
	const settings = openSettingsFile(profile.folder, deployment.managed.choices);
	const voice = new Voice(() => settings.get('language'), app.getPreferredSystemLanguages());
	texts = () => voice.texts;
	serveAppFiles(sessions.defaultSession, files.page);

	const keychain = openKeychain({
		service: app.name,
		scope: profile.keychainScope,
		clock,
		platform: process.platform,
		load: keytarLoader(process.platform),
		...{ state: keyringState, whereabouts: whereaboutsOf },
	});
	reallyEndIf(keychain.isAsking);
	const retention = () => chosenRetention(settings);
	const file = await openHistory(profile.historyFile, keychain, clock, fileThreads, retention);
	const { calls } = file;
	const account = connectAccount({
		...{ configuration, keychain, calls, clock, log, settings },
		language: () => voice.language,
	});
	const { session, history, deletion } = account;
	const desk = new Desk({
		...{ files, settings, texts, calls, session, clock, log },
		...desktopQuestions(
			() => handlers,
			(uuid) => historyWindow.show({ callBack: uuid }),
		),
	});
	const { historyWindow, popover, settingsWindow } = desk;
	const showSettings = (): void => settingsWindow.show();
	keepApplicationMenu(texts, showSettings, settings.onChange);
	const status = new AppStatus(
		stateReader({ ...account, voice, calls, desk, file, settings, deployment }),
	);
	const others = connectOthers({ ...account, files, settings, calls, status, clock, showSettings });
	const handlers = commandHandlers({
		...account,
		...{ keychain, file, calls, status, clock, writeClipboard },
		...{ historyWindow, popover, settingsWindow, ties: desk.ties },
		settings: settingsDesk({
			...{ ...account, calls, file, clock, writeClipboard, deployment, settings, desk, status },
		}),
		others,
		callBack: connectTelephone(calls, settings),
		state: () => status.current,
	});
	const handlersFor = ({ webContentsId }: Asker) => others.handlersOf(webContentsId) ?? handlers;
	serveCommands(ipcMain, handlersFor, isFromOurWindow, (why) => {
		log.warn(`A question was refused: ${why}`);
	});

	keepCurrent({ ...account, calls, onMended: file.onMended, status, desk, clock, log });
	const stopMeasuring = measureFill(history, () => calls.count(), clock, log);
	const stopWatching = watchSystem({ ...account, file, status, clock, voice, calls, desk });
	life.begin(
		() => historyWindow.show(null),
		async () => {
			stopWatching();
			stopMeasuring();
			others.close();
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
