/** The tray icon, drawn: a handset, whose shape says the state and whose colour never does. */

export type TrayState = 'signed-out' | 'offline' | 'connected' | 'open';
export type Ground = 'Template' | 'on-light' | 'on-dark' | 'on-any';

interface Ink {
	readonly glyph: string;
	/** Drawn around everything, for grounds whose colour is unknown. */
	readonly outline: string | null;
	readonly badge: string;
	readonly badgeText: string;
}

const INKS: Readonly<Record<Ground, Ink>> = {
	Template: { glyph: '#000', outline: null, badge: '#000', badgeText: '#000' },
	'on-light': { glyph: '#1b1b1f', outline: null, badge: '#b8420f', badgeText: '#fff' },
	'on-dark': { glyph: '#fff', outline: null, badge: '#ffb27a', badgeText: '#2a1200' },
	'on-any': { glyph: '#fff', outline: '#1b1b1f', badge: '#c2470f', badgeText: '#fff' },
};

// One stroke along the grip, and a short thick one at each end: ear and mouth.
const GRIP = 'M6.1 6.6 C6.5 12.6 11.4 17.5 17.4 17.9';
const EAR = 'M5.7 6.9 L8.6 5.7';
const MOUTH = 'M17.1 18.3 L18.3 15.4';
const SLASH = 'M19.2 4.8 L4.8 19.2';

/** An SVG of 24 by 24 units. `count` is drawn into a badge; `more` stands for a number that does not fit. */
export function drawTrayIcon(state: TrayState, ground: Ground, count?: string): string {
	const ink = INKS[ground];
	const parts = [
		ink.outline && handset(ink.outline, 1.7, state),
		handset(ink.glyph, 0, state),
		state === 'signed-out' && slash(ink),
		count && badge(ink, count),
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${parts.filter(Boolean).join('')}</svg>`;
}

/** Filled when connected, hollow when the app would not hear of the next call, cut through when signed out. */
function handset(colour: string, grow: number, state: TrayState): string {
	const shape = strokes(colour, 3 + grow * 2, 5.2 + grow * 2);
	if (grow > 0) return shape;
	if (state === 'offline') return cut(shape, strokes('#000', 0.8, 2.6));
	if (state === 'signed-out') return cut(shape, slashLine('#000', 5.4));
	return shape;
}

function strokes(colour: string, grip: number, end: number): string {
	return (
		`<g fill="none" stroke="${colour}" stroke-linecap="round"><path d="${GRIP}" stroke-width="${grip}"/>` +
		`<path d="${EAR}" stroke-width="${end}"/><path d="${MOUTH}" stroke-width="${end}"/></g>`
	);
}

function cut(shape: string, hole: string): string {
	const everywhere = 'x="0" y="0" width="24" height="24"';
	return (
		`<mask id="cut" maskUnits="userSpaceOnUse" ${everywhere}><rect ${everywhere} fill="#fff"/>${hole}</mask>` +
		`<g mask="url(#cut)">${shape}</g>`
	);
}

function slash({ glyph, outline }: Ink): string {
	return (outline ? slashLine(outline, 5) : '') + slashLine(glyph, 2.1);
}

function slashLine(colour: string, width: number): string {
	return `<path d="${SLASH}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
}

function badge({ badge: fill, badgeText, outline, glyph }: Ink, count: string): string {
	const ring = outline ?? (glyph === '#fff' ? '#1b1b1f' : '#fff');
	const text = count === 'more' ? '9+' : count;
	const size = text.length > 1 ? 8.6 : 10.5;
	return (
		`<circle cx="16.6" cy="7.4" r="7.2" fill="${ring}"/><circle cx="16.6" cy="7.4" r="6.2" fill="${fill}"/>` +
		`<text x="16.6" y="${7.4 + size * 0.36}" font-family="DejaVu Sans" font-weight="bold" font-size="${size}" text-anchor="middle" fill="${badgeText}">${text}</text>`
	);
}
