import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import { answerHtml, sendAnswer } from '../http/answer.ts';
import type { Person } from '../records/people.ts';
import { consentPage, errorPage } from './pages.ts';
import { CLIENT_ID } from './provider.ts';

export interface InteractionOptions {
	readonly provider: Provider;
	readonly api: string;
	/** Who is at the browser. */
	readonly person: () => Person;
	/** The page agrees by itself. */
	readonly agreesAlone: () => boolean;
}

/** The page between the browser's question and the redirect back to the app. */
export async function serveInteraction(
	request: IncomingMessage,
	response: ServerResponse,
	options: InteractionOptions,
): Promise<void> {
	let knownGrant: string | undefined;
	try {
		({ grantId: knownGrant } = await options.provider.interactionDetails(request, response));
	} catch {
		// Only a missing or foreign cookie ends here: a tab that was left open, or a copied address.
		const page = errorPage('session_not_found', 'This sign-in is over. Start it again in the app.');
		sendAnswer(response, answerHtml(400, page));
		return;
	}
	const decision = await decide(request, options);
	if (decision === 'ask') {
		sendAnswer(response, answerHtml(200, consentPage(request.url ?? '', options.person())));
		return;
	}
	const result = decision === 'agree' ? await agree(options, knownGrant) : REFUSED;
	await options.provider.interactionFinished(request, response, result);
}

// RFC 6749 §4.1.2.1
const REFUSED: InteractionResults = {
	error: 'access_denied',
	error_description: 'The user refused.',
};

async function decide(
	request: IncomingMessage,
	{ agreesAlone }: InteractionOptions,
): Promise<'agree' | 'refuse' | 'ask'> {
	if (request.method !== 'POST') return agreesAlone() ? 'agree' : 'ask';
	const parts: Buffer[] = [];
	for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
	const form = new URLSearchParams(Buffer.concat(parts).toString());
	return form.get('decision') === 'agree' ? 'agree' : 'refuse';
}

// One grant for each browser session, as Keycloak has it: sign-ins of one browser end together, and
// those on other computers are not touched.
async function agree(
	{ provider, api, person }: InteractionOptions,
	known?: string,
): Promise<InteractionResults> {
	const existing = known === undefined ? undefined : await provider.Grant.find(known);
	const accountId = person().sub;
	const isTheirs = existing?.accountId === accountId;
	const grant = isTheirs ? existing : new provider.Grant({ accountId, clientId: CLIENT_ID });
	grant.addOIDCScope('openid');
	grant.addResourceScope(api, 'openid');
	const grantId = await grant.save();
	return { login: { accountId }, consent: { grantId } };
}
