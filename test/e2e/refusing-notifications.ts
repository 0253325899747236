/** A notification service that refuses what it is asked to show, as one does that is over its limit or not allowed to. */
import dbus from 'dbus-next';

const NAME = 'org.freedesktop.Notifications';
const REFUSAL = `${NAME}.Error.ExcessNotificationGeneration`;

export interface RefusingNotifications {
	/** The titles of what it was asked to show, and whether it did. */
	readonly asked: readonly { readonly title: string; readonly shown: boolean }[];
	/** From now on it shows what it is asked to. */
	relent(): void;
	/** Gives the name away; must be done before another service takes it. */
	stop(): void;
}

class Notifications extends dbus.interface.Interface {
	readonly asked: { readonly title: string; readonly shown: boolean }[] = [];
	refuses = true;

	Notify(_app: string, _replaces: number, _icon: string, title: string): number {
		this.asked.push({ title, shown: !this.refuses });
		if (this.refuses) throw new dbus.DBusError(REFUSAL, 'Not now');
		return this.asked.length;
	}

	CloseNotification(): void {
		// Nothing is on a screen.
	}

	GetCapabilities(): readonly string[] {
		return ['body', 'body-markup', 'actions'];
	}

	GetServerInformation(): readonly string[] {
		return ['refusing', 'nobody', '1', '1.2'];
	}
}

Notifications.configureMembers({
	methods: {
		Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
		CloseNotification: { inSignature: 'u', outSignature: '' },
		GetCapabilities: { inSignature: '', outSignature: 'as' },
		GetServerInformation: { inSignature: '', outSignature: 'ssss' },
	},
});

/** Nobody else may own the name: `showNotificationsBy(null)` first. */
export async function refuseNotifications(): Promise<RefusingNotifications> {
	const service = new Notifications(NAME);
	const bus = dbus.sessionBus();
	bus.export('/org/freedesktop/Notifications', service);
	await bus.requestName(NAME, 0);
	return {
		asked: service.asked,
		relent: () => {
			service.refuses = false;
		},
		stop: () => {
			bus.disconnect();
		},
	};
}
