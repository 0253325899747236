/** Lets everything else have its turn of the event loop. */
export function aTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
