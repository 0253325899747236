import type { Person } from '../records/people.ts';

/** Every page the provider shows in the browser. No script, nothing from elsewhere. */

export function consentPage(action: string, who: Person): string {
	return page(
		'Sign in',
		`<p><strong>NFON Call History</strong> would like to read the calls of</p>
		<p class="who">${escapeHtml(who.name)}<br><small>Extension ${who.extension} · ${who.customer}</small></p>
		<form method="post" action="${escapeHtml(action)}">
			<button name="decision" value="agree" autofocus>Agree</button>
			<button name="decision" value="refuse" class="quiet">Refuse</button>
		</form>`,
	);
}

export function errorPage(error: string, description?: string): string {
	return page(
		'This did not work',
		`<p>${escapeHtml(description ?? 'The provider could not go on.')}</p>
		<p><small>${escapeHtml(error)}</small></p>`,
	);
}

/** `form` comes ready made from the provider; the button below belongs to it by its id. */
export function signOutPage(form: string, who: Person | null): string {
	return page(
		'Sign out',
		`<p>Sign out ${escapeHtml(who?.name ?? '')}?</p>${form}
		<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`,
	);
}

export function signedOutPage(): string {
	return page('Signed out', '<p>You can close this tab.</p>');
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="en">
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width">
	<title>${escapeHtml(title)} – simulated provider</title>
	<style>${STYLE}</style>
</head>
<body>
	<main>
		<h1>${escapeHtml(title)}</h1>
		${content}
	</main>
	<footer>This provider is a simulation for development. It is not NFON’s.</footer>
</body>
</html>`;
}

const STYLE = `
	:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
	body { min-height: 100vh; margin: 0; display: grid; place-content: center; gap: 2rem; }
	main { width: min(22rem, 90vw); }
	h1 { font-size: 1.5rem; margin: 0 0 1rem; }
	.who { font-size: 1.25rem; }
	form { display: flex; gap: .75rem; margin-top: 1.5rem; }
	button { font: inherit; padding: .5rem 1.25rem; border: 1px solid #1a5fb4; border-radius: .5rem;
		background: #1a5fb4; color: #fff; cursor: pointer; }
	button.quiet { background: none; color: inherit; border-color: currentColor; }
	button:focus-visible { outline: 3px solid #62a0ea; outline-offset: 2px; }
	small, footer { opacity: .75; font-size: .875rem; }
	footer { width: min(22rem, 90vw); }
`;

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (letter) => `&#${String(letter.charCodeAt(0))};`);
}
