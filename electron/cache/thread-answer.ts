/** What a thread that works on the file answers. One that cannot even begin, or dies, answers as well. */
import type { Worker } from 'node:worker_threads';

/** Whether the file is whole, as the thread says. A check that fails by itself accuses nobody: true. */
export function verdictOf(create: () => Worker): Promise<boolean> {
	return answer(create, true);
}

/** Resolves when the thread has ended, well or not. */
export async function ended(create: () => Worker): Promise<void> {
	await answer(create, null);
}

/** The thread's last word; `otherwise` when it ends without one. */
function answer<Word>(create: () => Worker, otherwise: Word): Promise<Word | boolean> {
	return new Promise((resolve) => {
		let last: Word | boolean = otherwise;
		const end = (): void => {
			resolve(last);
		};
		let worker: Worker;
		try {
			worker = create();
		} catch {
			// No memory or no room for another thread: a bad moment of the computer, and none of the file.
			end();
			return;
		}
		worker.once('message', (isWhole) => {
			last = isWhole === true;
		});
		worker.once('error', end);
		worker.once('exit', end);
	});
}
