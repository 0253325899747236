import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { answerJson, sendAnswer } from '../http/answer.ts';
import type { GrantStore } from './grant-store.ts';

/**
 * Whether an app asks for the end of a session, with its refresh token, as Keycloak lets it. A browser, which comes
 * with a cookie or with no form, gets the provider's own page.
 */
export function isAppsLogout({ method, headers }: IncomingMessage): boolean {
	const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
	return method === 'POST' && isForm && headers.cookie === undefined;
}

/** Ends the session that the refresh token belongs to, and every token of it. */
export async function endSessionOfApp(
	request: IncomingMessage,
	response: ServerResponse,
	{ provider, grants }: { readonly provider: Provider; readonly grants: GrantStore },
): Promise<void> {
	const parts: Buffer[] = [];
	for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
	const form = new URLSearchParams(Buffer.concat(parts).toString());
	const token = await provider.RefreshToken.find(form.get('refresh_token') ?? '');
	if (token?.clientId !== form.get('client_id')) {
		sendAnswer(response, answerJson(400, { error: 'invalid_grant' }));
		return;
	}
	if (token?.sessionUid !== undefined) {
		await (await provider.Session.findByUid(token.sessionUid))?.destroy();
	}
	if (token?.grantId !== undefined) await grants.adapterFor('Grant').revokeByGrantId(token.grantId);
	response.writeHead(204).end();
}
