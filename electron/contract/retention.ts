/** How long calls stay on this computer; `nothing`: they are in memory alone, until the app ends. */
export const RETENTIONS = ['everything', '12-months', '3-months', '30-days', 'nothing'] as const;
export type Retention = (typeof RETENTIONS)[number];
