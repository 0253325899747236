/** A moment as an English window writes its time of day, wherever the test runs. */
export function timeOfDay(iso: string): string {
	return new Date(iso).toLocaleTimeString('en-GB', { timeStyle: 'short' });
}
