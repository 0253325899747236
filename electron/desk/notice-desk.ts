/** Notifications on the person's desk: raised when they are due, held when nobody is to be disturbed, and clicked. */
import { callActions } from '../attention/call-notice.ts';
import { clickTarget, noticedCall } from '../attention/notice-id.ts';
import { TOO_OLD_MS } from '../attention/plan-notices.ts';
import { raiseNotices } from '../attention/raise-notices.ts';
import { hushAt, isDoNotDisturb } from '../attention/quiet.ts';
import { standsFor } from '../attention/stands-for.ts';
import type { CallStore } from '../cache/call-store.ts';
import type { Clock } from '../ground/clock.ts';
import type { Call } from '../contract/call.ts';
import type { ConnectionState, NotificationService } from '../contract/app-state.ts';
import type { ShowRequest } from '../contract/commands.ts';
import type { DoNotDisturb } from '../contract/preferences.ts';
import type { Log } from '../shell/log.ts';
import { Notifications } from '../shell/notifications.ts';
import { readPreferences, type SettingsFile } from '../settings/person-settings.ts';
import type { Texts } from '../text/texts.ts';
import { SignInNotice } from './sign-in-notice.ts';

export interface NoticeDeskParts {
	readonly calls: CallStore;
	readonly settings: SettingsFile;
	readonly clock: Clock;
	/** Asked anew each time, because the language may change. */
	readonly texts: () => Texts;
	readonly log: Log;
	readonly show: (request: ShowRequest) => void;
	readonly callBack: (uuid: string) => void;
	/** What the window knows about notifications may have changed. */
	readonly onChange: () => void;
}

// Timers stop in sleep, and the clock may be set: nobody waits longer than this without looking at it.
const LOOK_AGAIN_MS = 30_000;

export class NoticeDesk {
	readonly #parts: NoticeDeskParts;
	readonly #notifications: Notifications;
	readonly #signIn: SignInNotice;
	#connection: ConnectionState = { kind: 'idle' };
	#hasFailed = false;
	#hasService = true;
	#stopWaiting = (): void => undefined;

	constructor(parts: NoticeDeskParts) {
		this.#parts = parts;
		const { texts, log } = parts;
		this.#notifications = new Notifications(
			{
				onClick: (id) => {
					parts.show(clickTarget(id));
				},
				onAction: (id, place) => {
					const call = parts.calls.find(noticedCall(id) ?? '')?.call;
					if (call === undefined) return;
					const action = callActions(call)[place];
					if (action === 'call-back') parts.callBack(call.uuid);
					if (action === 'mark-handled') this.#markHandled(call);
				},
				onOutcome: (outcome) => {
					const hasFailed = outcome === 'failed';
					if (hasFailed === this.#hasFailed) return;
					if (hasFailed) log.warn('The system refused to show a notification');
					this.#hasFailed = hasFailed;
					parts.onChange();
				},
			},
			(action) => (action === 'call-back' ? texts().callBack : texts().markHandled),
		);
		this.#signIn = new SignInNotice(this.#notifications);
	}

	/** Whether what is raised can be seen. */
	get service(): NotificationService {
		if (!this.#hasService) return 'no-service';
		return this.#hasFailed ? 'refused' : 'work';
	}

	/** Linux: whether anybody is there who would show them. */
	set hasService(there: boolean) {
		if (there === this.#hasService) return;
		this.#hasService = there;
		// Whatever failed, failed for want of somebody to show it.
		if (there) this.#hasFailed = false;
		this.#parts.onChange();
	}

	/** The person's wish; null when its time is over. */
	get doNotDisturb(): DoNotDisturb {
		const { settings, clock } = this.#parts;
		const wish = settings.get('doNotDisturbUntil');
		return isDoNotDisturb(wish, clock.now()) ? wish : null;
	}

	set doNotDisturb(wish: DoNotDisturb) {
		this.#parts.settings.set('doNotDisturbUntil', wish);
		this.raise(this.#connection);
		this.#parts.onChange();
	}

	/** Takes back what an earlier run left in the notification centre. */
	begin(): void {
		void this.#notifications.takeBack();
	}

	/** Shows what is due, takes away what is handled, and looks again when something will be due. */
	raise(connection: ConnectionState): void {
		const { calls, clock, texts, settings } = this.#parts;
		this.#connection = connection;
		const preferences = readPreferences(settings);
		const nowMs = clock.now();
		const hush = hushAt(preferences, nowMs);
		this.#signIn.raise(hush, texts(), preferences.notifications);
		// What is missing for a moment is not handled.
		if (calls.isMoving()) return;
		raiseNotices(calls, this.#notifications, connection, nowMs, texts(), preferences);
		const moments = [hush.until, calls.notes.nextReminder(nowMs)];
		this.#waitUntil(Math.min(...moments.filter((moment) => moment !== null)));
	}

	/** At once, or when they may be disturbed. */
	tellSignInExpired(): void {
		this.#signIn.owe();
		this.raise(this.#connection);
	}

	/** They are signed in: nobody has to be told to do it any more. */
	takeBackSignInExpired(): void {
		this.#signIn.takeBack();
	}

	/** Nothing is raised any more. */
	stop(): void {
		this.#stopWaiting();
	}

	/** Whoever is done with "called 3 times" is done with all three. */
	#markHandled(call: Call): void {
		const { calls, clock } = this.#parts;
		const open = calls.notes.openSince(new Date(clock.now() - TOO_OLD_MS).toISOString());
		calls.setHandled(standsFor(call, open), true);
	}

	#waitUntil(moment: number): void {
		this.#stopWaiting();
		if (moment === Infinity) return;
		const { clock, onChange } = this.#parts;
		const wait = Math.max(0, Math.min(moment - clock.now(), LOOK_AGAIN_MS));
		this.#stopWaiting = clock.after(wait, () => {
			this.raise(this.#connection);
			onChange();
		});
	}
}
