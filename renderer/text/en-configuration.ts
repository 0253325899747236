/** What English says about a setting that cannot be used. */
import type { ConfigurationProblem } from '../../electron/contract/outcome.ts';
import type { FailureWords } from './failure-text.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function cause({ name, value, reason }: ConfigurationProblem): string {
	const found = `${name} is “${value ?? ''}”`;
	switch (reason) {
		case 'missing':
			return name === 'NFON_CLIENT_ID'
				? 'This app has no client id yet: NFON_CLIENT_ID is not set.'
				: `${name} is not set.`;
		case 'not-a-url':
			return `${found}, which is not an internet address.`;
		case 'not-https':
			return `${found}, which is not an https address.`;
		case 'has-credentials-or-query':
			return `${name} holds a user name, a password or a part after “?”, which must not be there.`;
		case 'not-a-port':
			return `${found}, which is not a port from 1 to 65535.`;
		case 'not-a-customer':
			return `${found}, which is not a customer number like K1234.`;
		case 'not-absolute':
			return `${found}, which is not the full path of a folder.`;
	}
}

/** All problems at once, with one way out for all of them. */
export function englishConfiguration(problems: readonly ConfigurationProblem[]): FailureWords {
	const names = problems.map(({ name }) => name);
	const [first] = names;
	return {
		cause: problems.map(cause).join(' '),
		wayOut:
			names.length === 1 && first === 'NFON_CLIENT_ID'
				? 'Ask NFON or your administrator for a client id, set NFON_CLIENT_ID to it, and start the app again.'
				: `Correct ${list.format(names)}, or ask your administrator, then start the app again.`,
	};
}
