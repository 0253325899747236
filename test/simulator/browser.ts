/** A browser without a window: keeps cookies, follows redirects, sends what a browser sends. */
export class Browser {
	readonly #cookies = new Map<string, string>();

	/** Goes on until there is a page, or a redirect that leaves the origin it began at. */
	async visit(address: string): Promise<Visit> {
		return this.#go(address, { method: 'GET' });
	}

	/** Presses a button of the page's only form. */
	async press(page: Page, name: string, value: string): Promise<Visit> {
		const [, action] = /<form[^>]* action="([^"]+)"/.exec(page.html) ?? [];
		if (action === undefined) throw new Error(`There is no form at ${page.url}.`);
		const body = new URLSearchParams({ [name]: value });
		for (const [, field = '', content = ''] of page.html.matchAll(
			/<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
		)) {
			body.set(field, content);
		}
		return this.#go(new URL(action, page.url).href, { method: 'POST', body });
	}

	async #go(address: string, first: RequestInit): Promise<Visit> {
		const { origin } = new URL(address);
		let url = address;
		let request = first;
		for (let hop = 0; hop < 20; hop++) {
			if (new URL(url).origin !== origin) return { kind: 'left', url };
			const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
			const headers = { cookie, 'user-agent': 'Mozilla/5.0 (simulated)', accept: 'text/html' };
			const answer = await fetch(url, { ...request, headers, redirect: 'manual' });
			this.#keepCookies(answer);
			const location = answer.headers.get('location');
			if (location === null) {
				return { kind: 'page', url, status: answer.status, html: await answer.text() };
			}
			await answer.body?.cancel();
			url = new URL(location, url).href;
			request = { method: 'GET' };
		}
		throw new Error('This goes round in circles.');
	}

	// Paths and lifetimes do not matter to a browser that visits one provider for a moment.
	#keepCookies(answer: Response): void {
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '') this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
	}
}

export interface Page {
	readonly kind: 'page';
	readonly url: string;
	readonly status: number;
	readonly html: string;
}

export type Visit = Page | { readonly kind: 'left'; readonly url: string };
