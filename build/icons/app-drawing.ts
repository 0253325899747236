/** The app's icon: the tray's handset, white on a deep blue tile, with one warm dot for the call that waits. */
export function drawAppIcon(): string {
	return (
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
		'<defs><linearGradient id="tile" x1="0" y1="0" x2="0" y2="1">' +
		'<stop offset="0" stop-color="#2f6fd6"/><stop offset="1" stop-color="#173f8f"/></linearGradient></defs>' +
		'<rect x="3" y="3" width="58" height="58" rx="14" fill="url(#tile)"/>' +
		'<g fill="none" stroke="#fff" stroke-linecap="round">' +
		'<path d="M18.5 21.5 C19.6 35 29.5 44.6 42.6 45.6" stroke-width="6.4"/>' +
		'<path d="M17.8 22.2 L23.6 19.8" stroke-width="11.4"/>' +
		'<path d="M41.9 46.3 L44.3 40.5" stroke-width="11.4"/></g>' +
		'<circle cx="44.5" cy="19.5" r="6.6" fill="#ffa25e"/></svg>'
	);
}
