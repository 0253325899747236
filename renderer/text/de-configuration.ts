/** What German says about a setting that cannot be used. */
import type { ConfigurationProblem } from '../../electron/contract/outcome.ts';
import type { FailureWords } from './failure-text.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });
const choice = new Intl.ListFormat('de', { type: 'disjunction' });

/** What a setting is called, and where it stands if it stands in a file. */
function nameOf({ name, file }: ConfigurationProblem): string {
	if (file === undefined) return name;
	return name === '' ? file : `„${name}“ in ${file}`;
}

function cause(problem: ConfigurationProblem): string {
	const { value, permitted, reason } = problem;
	const name = nameOf(problem);
	const found = `${name} ist „${value ?? ''}“`;
	switch (reason) {
		case 'missing':
			return name === 'NFON_CLIENT_ID'
				? 'Dieser App fehlt die Client-ID: NFON_CLIENT_ID ist nicht gesetzt.'
				: `${name} ist nicht gesetzt.`;
		case 'not-a-url':
			return `${found}; das ist keine Internetadresse.`;
		case 'not-https':
			return `${found}; das ist keine https-Adresse.`;
		case 'has-credentials-or-query':
			return `${name} enthält einen Benutzernamen, ein Passwort oder einen Teil nach „?“; das darf dort nicht stehen.`;
		case 'not-a-port':
			return `${found}; das ist kein Port von 1024 bis 65535.`;
		case 'not-a-customer':
			return `${found}; das ist keine Kundennummer wie K1234.`;
		case 'not-absolute':
			return `${found}; das ist kein vollständiger Pfad.`;
		case 'unknown-key':
			return `${name} ist keine Einstellung, die diese Version kennt.`;
		case 'not-a-choice':
			return permitted === undefined
				? `${found}; das ist kein möglicher Wert.`
				: `${found}. Möglich ist ${choice.format(permitted)}.`;
		case 'not-a-template':
			return value === null
				? `${name} ist nicht gesetzt: eine Adresse, die {number} enthält.`
				: `${found}; das ist keine Adresse, die mit tel:, callto:, sip:, sips: oder https:// beginnt und {number} enthält, aber nicht im Hostnamen.`;
		case 'not-json':
			return `${name} ist kein gültiges JSON.`;
		case 'not-readable':
			return `${name} lässt sich nicht lesen.`;
	}
}

/** All problems at once, with one way out for all of them. */
export function germanConfiguration(problems: readonly ConfigurationProblem[]): FailureWords {
	const names = problems.map(nameOf);
	const [first] = names;
	return {
		cause: problems.map(cause).join(' '),
		wayOut:
			names.length === 1 && first === 'NFON_CLIENT_ID'
				? 'Fragen Sie NFON oder Ihre Administration nach einer Client-ID, setzen Sie NFON_CLIENT_ID und starten Sie die App neu.'
				: `Korrigieren Sie ${list.format(names)} oder fragen Sie Ihre Administration, und starten Sie die App neu.`,
	};
}
