/** The tray icon, drawn: a handset, whose shape says the state and whose colour never does. */

export const TRAY_STATES = ['signed-out', 'offline', 'connected', 'open'] as const;
export type TrayState = (typeof TRAY_STATES)[number];

export const GROUNDS = ['Template', 'on-light', 'on-dark', 'on-any'] as const;
export type Ground = (typeof GROUNDS)[number];

export interface TrayIcon {
	readonly state: TrayState;
	readonly ground: Ground;
	/** Calls are open, and the app would not hear of the next one: hollow as without them. */
	readonly offline?: boolean;
	/** Nobody is to be disturbed: a crescent, where no number stands. */
	readonly muted?: boolean;
	/** Drawn into a badge; `more` stands for a number that does not fit. */
	readonly count?: string | undefined;
}

interface Ink {
	readonly glyph: string;
	/** Drawn around everything, for grounds whose colour is unknown. */
	readonly outline: string | null;
	readonly badge: string;
	readonly badgeText: string;
}

const DARK = '#1b1b1f';
const INKS: Readonly<Record<Ground, Ink>> = {
	Template: { glyph: '#000', outline: null, badge: '#000', badgeText: '#000' },
	'on-light': { glyph: DARK, outline: null, badge: '#b8420f', badgeText: '#fff' },
	'on-dark': { glyph: '#fff', outline: null, badge: '#ffb27a', badgeText: '#2a1200' },
	'on-any': { glyph: '#fff', outline: DARK, badge: '#c2470f', badgeText: '#fff' },
};

/** Widths in units of a 24th of the icon. What is thinner than a pixel is not seen, so small icons are drawn bolder. */
interface Weights {
	readonly grip: number;
	readonly end: number;
	/** What is left of a hollow handset's wall. */
	readonly wall: number;
	readonly outline: number;
	readonly slash: number;
	readonly slashGap: number;
	readonly badge: number;
	readonly badgeRing: number;
}

const SMALL: Weights = {
	...{ grip: 4, end: 6.8, wall: 1.7, outline: 1.5, slash: 2.6, slashGap: 6.4 },
	...{ badge: 7, badgeRing: 1.5 },
};
const USUAL: Weights = {
	...{ grip: 3.4, end: 5.8, wall: 1.25, outline: 1.3, slash: 2.2, slashGap: 5.4 },
	...{ badge: 6.7, badgeRing: 1.2 },
};
const SMALL_UP_TO = 18;
const THIN_GRIP = 2.4;

// One stroke along the grip, and a short thick one at each end: ear and mouth.
const GRIP = 'M5.6 6.4 C6 12.8 11.2 18 17.6 18.4';
const EAR = 'M5.2 6.8 L8.2 5.6';
const MOUTH = 'M17.2 18.8 L18.4 15.8';
const SLASH = 'M19.6 4.4 L4.4 19.6';
const BADGE = { x: 16.8, y: 7.2 };

/** An SVG of 24 by 24 units, drawn for `size` pixels. */
export function drawTrayIcon(icon: TrayIcon, size: number): string {
	const weights = size <= SMALL_UP_TO ? SMALL : USUAL;
	const ink = INKS[icon.ground];
	const isMarked = icon.count !== undefined || icon.muted === true;
	const shape = handset(icon.offline === true ? 'offline' : icon.state, ink, weights);
	const parts = [
		// On a ground whose colour is unknown the badge's own ring parts the two.
		isMarked ? cut(shape, disc('#000', markRadius(icon, weights) + weights.badgeRing)) : shape,
		icon.count !== undefined && badge(ink, weights, icon.count, size),
		icon.count === undefined && icon.muted === true && crescent(ink, weights),
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${parts.filter(Boolean).join('')}</svg>`;
}

/** Filled when connected, hollow when the app would not hear of the next call, cut through when signed out. */
function handset(state: TrayState, ink: Ink, weights: Weights): string {
	const { grip, end, wall, outline, slashGap } = weights;
	const around = ink.outline === null ? '' : strokes(ink.outline, grip, end, outline * 2);
	const shape = strokes(ink.glyph, grip, end, 0);
	switch (state) {
		case 'offline':
			// A hollow grip of a pixel is grey: small ones are two rings on a thin line.
			if (weights === SMALL) {
				const rings = cut(
					strokes(ink.glyph, THIN_GRIP, end, 0),
					ends('#000', end - wall * 2),
					'hollow',
				);
				const edge = ink.outline && strokes(ink.outline, THIN_GRIP, end, outline * 2);
				return (edge ?? '') + rings;
			}
			return around + cut(shape, strokes('#000', grip, end, -wall * 2), 'hollow');
		case 'signed-out': {
			const gap = slashLine('#000', slashGap);
			return cut(around + shape, gap, 'slashed') + slash(ink, weights);
		}
		case 'connected':
		case 'open':
			return around + shape;
	}
}

function strokes(colour: string, grip: number, end: number, grow: number): string {
	return (
		`<path d="${GRIP}" fill="none" stroke="${colour}" stroke-linecap="round" stroke-width="${Math.max(0.9, grip + grow)}"/>` +
		ends(colour, end + grow)
	);
}

function ends(colour: string, width: number): string {
	return (
		`<g stroke="${colour}" stroke-linecap="round" stroke-width="${width}">` +
		`<path d="${EAR}"/><path d="${MOUTH}"/></g>`
	);
}

function cut(shape: string, hole: string, id = 'cut'): string {
	const everywhere = 'x="0" y="0" width="24" height="24"';
	return (
		`<mask id="${id}" maskUnits="userSpaceOnUse" ${everywhere}><rect ${everywhere} fill="#fff"/>${hole}</mask>` +
		`<g mask="url(#${id})">${shape}</g>`
	);
}

function slash({ glyph, outline }: Ink, { slash: width, outline: around }: Weights): string {
	return (outline ? slashLine(outline, width + around * 2) : '') + slashLine(glyph, width);
}

function slashLine(colour: string, width: number): string {
	return `<path d="${SLASH}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
}

function markRadius({ count }: TrayIcon, { badge: radius }: Weights): number {
	return count === undefined ? radius - 1 : radius;
}

function disc(colour: string, radius: number): string {
	return `<circle cx="${BADGE.x}" cy="${BADGE.y}" r="${radius}" fill="${colour}"/>`;
}

// DejaVu Sans Bold's digits are so much taller than they are wide, in parts of the font's size.
const DIGIT_HEIGHT = 0.73;

/** At 16 pixels "9+" is two smudges: there a plus alone, as wide as the badge, says "more than nine". */
function badge(ink: Ink, weights: Weights, count: string, size: number): string {
	const more = size <= SMALL_UP_TO ? '+' : '9+';
	const text = count === 'more' ? more : count;
	const fontSize = text.length > 1 ? 8.2 : size <= SMALL_UP_TO ? 13 : 11.6;
	const ring = ink.outline ? disc(ink.outline, weights.badge + weights.outline * 0.6) : '';
	return (
		ring +
		disc(ink.badge, weights.badge) +
		`<text x="${BADGE.x}" y="${BADGE.y + (fontSize * DIGIT_HEIGHT) / 2}" font-family="DejaVu Sans" font-weight="bold" ` +
		`font-size="${fontSize}" text-anchor="middle" fill="${ink.badgeText}">${text}</text>`
	);
}

/** The moon, as every system draws it for the same thing. */
function crescent({ glyph, outline }: Ink, { badge: radius, outline: around }: Weights): string {
	const { x, y } = BADGE;
	const r = radius - 2.2;
	const moon =
		`M${x + r * 0.25} ${y - r} A${r} ${r} 0 1 0 ${x + r} ${y + r * 0.3} ` +
		`A${r * 0.82} ${r * 0.82} 0 0 1 ${x + r * 0.25} ${y - r} Z`;
	const edge = outline
		? `<path d="${moon}" fill="${outline}" stroke="${outline}" stroke-width="${around * 2}" stroke-linejoin="round"/>`
		: '';
	return `${edge}<path d="${moon}" fill="${glyph}"/>`;
}
