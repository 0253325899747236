/** That the person has to sign in again: said once, as soon as they may be disturbed. */
import { noticeId } from '../attention/notice-id.ts';
import type { Hush } from '../attention/quiet.ts';
import type { NoticeBoard } from '../attention/raise-notices.ts';
import type { NotificationChoices } from '../contract/preferences.ts';
import type { Texts } from '../text/texts.ts';

const ID = noticeId('account', 'sign-in');

export class SignInNotice {
	readonly #board: Pick<NoticeBoard, 'show' | 'close'>;
	#isOwed = false;

	constructor(board: Pick<NoticeBoard, 'show' | 'close'>) {
		this.#board = board;
	}

	/** The sign-in has expired: `raise` is to say so. */
	owe(): void {
		this.#isOwed = true;
	}

	/** A click on what it says shows the window, which has the way back in. */
	raise(hush: Hush, texts: Texts, { sound }: NotificationChoices): void {
		if (!this.#isOwed || hush.what !== 'nothing') return;
		this.#isOwed = false;
		this.#board.show({
			id: ID,
			title: texts.signInExpired,
			body: texts.signInAgain,
			actions: [],
			silent: !sound,
			keep: false,
		});
	}

	/** They are signed in: nobody has to be told to do it any more. */
	takeBack(): void {
		this.#isOwed = false;
		this.#board.close(ID);
	}
}
