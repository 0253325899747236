import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CallsNews, type Hearer } from '../../electron/bridge/calls-news.ts';

/** A window of which the desktop says whether it is on the screen. */
class FakeWindow extends EventEmitter implements Hearer {
	readonly heard: unknown[] = [];
	isShown = false;
	isSmall = false;
	readonly webContents = {
		send: (_name: string, push: unknown) => this.heard.push(push) > 0 && undefined,
		isDestroyed: () => false,
	};

	isVisible(): boolean {
		return this.isShown;
	}

	isMinimized(): boolean {
		return this.isSmall;
	}

	show(): void {
		this.isShown = true;
		this.emit('show');
		this.emit('focus');
	}
}

test('a window on the screen hears of every change, a hidden one of the last when it is shown', () => {
	const shown = new FakeWindow();
	shown.show();
	const hidden = new FakeWindow();
	const news = new CallsNews();

	news.tell([shown, hidden]);
	news.tell([shown, hidden]);

	expect(shown.heard).toEqual([{ revision: 1 }, { revision: 2 }]);
	expect(hidden.heard).toEqual([]);
	hidden.show();
	expect(hidden.heard).toEqual([{ revision: 2 }]);
});

test('a window that missed nothing hears nothing when it is shown', () => {
	const window = new FakeWindow();
	const news = new CallsNews();
	news.tell([window]);
	window.show();
	window.isShown = false;

	window.show();

	expect(window.heard).toHaveLength(1);
});

test.each(['restore', 'maximize', 'focus'])(
	'a minimised window hears of it when the desktop says %s, and never twice',
	(event) => {
		const window = new FakeWindow();
		window.show();
		const news = new CallsNews();
		for (let time = 0; time < 20; time += 1) {
			window.isSmall = true;
			news.tell([window]);
			window.isSmall = false;
			window.emit(event);
			window.emit('show');
		}

		expect(window.heard).toHaveLength(20);
		expect(window.listenerCount('show')).toBe(1);
	},
);
