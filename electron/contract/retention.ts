/** The times for which calls may be kept on this computer. */
export const KEPT_TIMES = ['12-months', '3-months', '30-days'] as const;
export type KeptTime = (typeof KEPT_TIMES)[number];

/** How long calls stay on this computer; `nothing`: they are in memory alone, until the app ends. Widest first. */
export const RETENTIONS = ['everything', ...KEPT_TIMES, 'nothing'] as const;
export type Retention = (typeof RETENTIONS)[number];

export function isKeptTime(text: string): text is KeptTime {
	return (KEPT_TIMES as readonly string[]).includes(text);
}
