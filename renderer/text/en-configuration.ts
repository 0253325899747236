/** What English says about a setting that cannot be used. */
import type { ConfigurationProblem } from '../../electron/contract/outcome.ts';
import type { FailureWords } from './failure-text.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const choice = new Intl.ListFormat('en', { type: 'disjunction' });

/** What a setting is called, and where it stands if it stands in a file. */
function nameOf({ name, file }: ConfigurationProblem): string {
	if (file === undefined) return name;
	return name === '' ? file : `“${name}” in ${file}`;
}

function cause(problem: ConfigurationProblem): string {
	const { value, permitted, reason } = problem;
	const name = nameOf(problem);
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
			return `${found}, which is not a port from 1024 to 65535.`;
		case 'not-a-customer':
			return `${found}, which is not a customer number like K1234.`;
		case 'not-absolute':
			return `${found}, which is not a full path.`;
		case 'unknown-key':
			return `${name} is no setting that this version knows.`;
		case 'not-a-choice':
			return permitted === undefined
				? `${found}, which it cannot be.`
				: `${found}. It can be ${choice.format(permitted)}.`;
		case 'not-a-template':
			return value === null
				? `${name} is not set: an address with {number} in it.`
				: `${found}, which is not an address that begins with tel:, callto:, sip:, sips: or https:// and has {number} in it, but not in its host.`;
		case 'not-json':
			return `${name} is not valid JSON.`;
		case 'not-readable':
			return `${name} cannot be read.`;
	}
}

/** All problems at once, with one way out for all of them. */
export function englishConfiguration(problems: readonly ConfigurationProblem[]): FailureWords {
	const names = problems.map(nameOf);
	const [first] = names;
	return {
		cause: problems.map(cause).join(' '),
		wayOut:
			names.length === 1 && first === 'NFON_CLIENT_ID'
				? 'Ask NFON or your administrator for a client id, set NFON_CLIENT_ID to it, and start the app again.'
				: `Correct ${list.format(names)}, or ask your administrator, then start the app again.`,
	};
}
