import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { ControlRoom } from '../control/control-room.ts';
import { serveControl } from '../control/serve-control.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { suffer } from '../faults/suffer.ts';
import type { AccessTokenChecker, TokenVerdict } from '../identity/access-token.ts';
import { endSessionOfApp, isAppsLogout } from '../identity/end-session.ts';
import type { GrantStore } from '../identity/grant-store.ts';
import { serveInteraction } from '../identity/interaction.ts';
import { userClaims } from '../identity/provider.ts';
import { personAt, personCalled } from '../records/people.ts';
import type { Disorder } from '../service/event-stream.ts';
import type { RecordsApi } from '../service/records-api.ts';
import type { SimulatorSettings } from '../simulator-options.ts';
import { answerError, answerHtml, answerJson, sendAnswer } from './answer.ts';
import type { RequestLog } from './request-log.ts';
import { API_BASES, findRoute, REALM, type Route } from './routes.ts';

/** Everything behind the one port. */
export interface House {
	readonly api: RecordsApi;
	readonly provider: Provider;
	readonly grants: GrantStore;
	readonly tokens: AccessTokenChecker;
	readonly faults: FaultPlan;
	readonly requests: RequestLog;
	readonly control: ControlRoom;
	readonly settings: () => SimulatorSettings;
	readonly now: () => number;
	readonly origin: () => string;
}

// "User-Agent: <product>/<version> on every request" (RFC 9110 §10.1.5 for the form).
const PRODUCT_AND_VERSION = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+/;

export async function serveRequest(
	house: House,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', house.origin());
	const route = findRoute(request, url);
	if (route.name === 'control') {
		await serveControl(house.control, request, response, url);
		return;
	}
	house.requests.note(route.name, request, response);
	const aftermath = await suffer(house.faults.take(route.name), request, response);
	if (aftermath.kind === 'answered') return;
	if (!PRODUCT_AND_VERSION.test(request.headers['user-agent'] ?? '')) {
		const reason = 'The User-Agent header must be <product>/<version>, on every request.';
		sendAnswer(response, answerError(400, reason));
		return;
	}
	if (url.pathname.startsWith(`${REALM}/`)) {
		await serveRealm(house, route, request, response);
		return;
	}
	serveApi(house, route, url, { request, response, disorder: aftermath.disorder });
}

interface Exchange {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly disorder: Disorder | null;
}

function serveApi(house: House, route: Route, url: URL, exchange: Exchange): void {
	const { request, response, disorder } = exchange;
	const verdict = house.tokens.check(request.headers.authorization, house.now());
	if (!verdict.ok) {
		refuseToken(response, verdict);
		return;
	}
	const { api } = house;
	const { claims } = verdict;
	api.serve(response, () => {
		switch (route.name) {
			case 'list':
				return api.list(url.searchParams, claims, disorder);
			case 'stream':
				api.stream(url.searchParams, claims, response, disorder);
				return undefined;
			case 'record':
				return api.one(route.uuid ?? '', url.searchParams, claims);
			case 'delete':
				return route.uuid === null
					? api.deleteSeveral(url.searchParams, claims)
					: api.delete([route.uuid], claims);
			default:
				return answerError(404, `nothing at ${url.pathname}`);
		}
	});
}

async function serveRealm(
	house: House,
	route: Route,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { provider } = house;
	if (route.name === 'discovery' && house.settings().discovery === 'forbidden') {
		sendAnswer(response, answerHtml(403, '<h1>403 Forbidden</h1>'));
		return;
	}
	if (route.name === 'userinfo') {
		serveUserinfo(house, request, response);
		return;
	}
	if (route.name === 'consent') {
		const api = house.origin() + API_BASES[0];
		const agreesAlone = (): boolean => house.settings().auto;
		const person = () => personAt(house.settings().person);
		await serveInteraction(request, response, { provider, api, person, agreesAlone });
		return;
	}
	if (route.name === 'logout' && isAppsLogout(request)) {
		await endSessionOfApp(request, response, house);
		return;
	}
	// The provider counts its paths from the issuer, and finds the issuer in `originalUrl`.
	Object.assign(request, { originalUrl: request.url });
	request.url = request.url?.slice(REALM.length) ?? '/';
	await provider.callback()(request, response);
}

function serveUserinfo(house: House, request: IncomingMessage, response: ServerResponse): void {
	const verdict = house.tokens.check(request.headers.authorization, house.now());
	if (!verdict.ok) {
		refuseToken(response, verdict);
		return;
	}
	const { sub } = verdict.claims;
	const claims = userClaims(personCalled(sub), house.settings().customerClaim);
	sendAnswer(response, answerJson(200, { sub, ...claims }));
}

// RFC 6750 §3.1
function refuseToken(response: ServerResponse, { reason }: TokenVerdict & { ok: false }): void {
	response.setHeader(
		'www-authenticate',
		`Bearer error="invalid_token", error_description="${reason}"`,
	);
	sendAnswer(response, answerError(401, reason));
}
