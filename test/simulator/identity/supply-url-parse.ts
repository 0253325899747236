/**
 * oidc-provider 9.13 needs Node 22 for one function only, `URL.parse` (WHATWG URL, "The parse(url,
 * base) static method"). The project runs from Node 20.19, so it is supplied there. This file may go
 * when Node 20 does.
 */
export function supplyUrlParse(): void {
	if (typeof Reflect.get(URL, 'parse') === 'function') return;
	Object.defineProperty(URL, 'parse', { value: parseUrl, configurable: true, writable: true });
}

function parseUrl(url: string, base?: string): URL | null {
	return URL.canParse(url, base) ? new URL(url, base) : null;
}
