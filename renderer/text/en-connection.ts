/** What English says about the connection, in the settings. */
import type { SettingsTexts } from './settings-texts.ts';

export const englishConnection: SettingsTexts['connection'] = {
	names: {
		NFON_API_URL: 'Call History service',
		NFON_ISSUER: 'Sign-in',
		NFON_CLIENT_ID: 'Client id',
		NFON_CUSTOMER: 'K-number',
		NFON_REDIRECT_PORT: 'Port for signing in',
	},
	origins: {
		default: 'Default',
		environment: 'Set by the environment',
		managed: 'Set by your administrator',
		person: 'Set by you',
		token: 'From your account',
		records: 'From your calls',
	},
	none: {
		NFON_API_URL: 'None',
		NFON_ISSUER: 'None',
		NFON_CLIENT_ID: 'Missing',
		NFON_CUSTOMER: 'Not known',
		NFON_REDIRECT_PORT: 'Any that is free',
	},
	hint: 'Whoever installs the app sets these, for everybody, and before it starts.',
	hintBesideCustomer:
		'The K-number is yours to change. Whoever installs the app sets the others, for everybody, and before it starts.',
	changeCustomer: 'Change K-number',
	removeCustomer: 'Remove K-number',
	managedFile: 'Administrator’s file',
	managedFileAbsent: 'There is none.',
	test: 'Test connection',
	testing: 'Testing…',
	hops: {
		provider: 'The sign-in server answers',
		token: 'It lets you in',
		service: 'The service gives your calls',
		stream: 'It tells of new calls as they come',
	},
	works: (took) => `Works, ${took}`,
	fails: 'Fails',
	notTried: 'Not tried',
	proxy: 'Proxy',
	noProxy: 'None',
};
