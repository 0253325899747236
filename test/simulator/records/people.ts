import type { Party } from './call-record.ts';
import { Draw } from './draw.ts';
import { drawPhoneNumber, isEnglishSpeaking } from './phone-numbers.ts';

const CUSTOMER = 'K9999';

/** Somebody who can sign in. */
export interface Person {
	readonly sub: string;
	readonly customer: string;
	readonly extension: string;
	readonly name: string;
	readonly givenName: string;
	readonly familyName: string;
}

/** Whose history it is. */
export const USER = {
	sub: 'b1f0a1de-5a1e-4c0b-9d53-0f6f1c0a1001',
	customer: CUSTOMER,
	extension: '1001',
	name: 'Anna Berger',
	givenName: 'Anna',
	familyName: 'Berger',
} as const satisfies Person;

/** Everybody and everything the user's calls have to do with. */
export interface Cast {
	readonly user: Party;
	readonly colleagues: readonly Party[];
	readonly contacts: readonly Party[];
	readonly groups: readonly Party[];
	readonly queues: readonly Party[];
	readonly skills: readonly Party[];
	readonly ivr: Party;
	readonly timeControl: Party;
	readonly voicemail: Party;
}

const FIRST_COLLEAGUE = 1002;

const COLLEAGUES = [
	'Jonas Weber',
	'Miriam Köhler',
	'Tobias Schäfer',
	'Leyla Yıldız',
	'Peter Großmann',
	'Sophie Lindqvist',
	'Dr. Ulrike Sauer',
	'Emre Aydın',
	'Katharina Müller-Lüdenscheidt',
	'Oliver Brandt',
	'Grace O’Connor',
	'Hannah Vogt',
	'Felix Neumann',
	'Zoë Baumann',
	'Matteo Ricci',
	'Carla Jiménez',
	'Ralf Hübner',
	'Nadja Petrović',
	'Sven Jørgensen',
	'Beate Fuchs',
] as const;

const GERMAN_GIVEN =
	'Lukas Marie Stefan Julia Jürgen Sabine Björn Ingrid Thomas Claudia Günther Anke Florian Petra Martin Käthe';
const GERMAN_FAMILY =
	'Schmidt Fischer Maier Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schröder Zimmermann Krüger Hartmann Böhm Weiß';
const ENGLISH_GIVEN =
	'James Emily Oliver Charlotte Harry Eleanor George Alice William Sarah Daniel Megan';
const ENGLISH_FAMILY =
	'Smith Taylor Brown Wilson Evans Walker Wright Thompson Hughes Clarke Harrison Bennett';
const COMPANIES = [
	'Autohaus Lehmann',
	'Bäckerei Sonnenschein',
	'Kanzlei Dr. Vogel & Partner',
	'Stadtwerke Musterstadt',
	'Elektro Köhler GmbH',
	'Praxis Dr. Ebert',
	'Northgate Logistics',
	'Bluebell Software Ltd',
] as const;

/** The same people for the same seed, whatever the number of calls. */
export function castFor(seed: string): Cast {
	const draw = new Draw(`${seed}:cast`);
	const internal = (name: string, number: number | string, service?: string): Party => ({
		name,
		number: String(number),
		context: CUSTOMER,
		...(service === undefined ? {} : { service }),
	});
	return {
		user: internal(USER.name, USER.extension),
		colleagues: COLLEAGUES.map((name, at) => internal(name, FIRST_COLLEAGUE + at)),
		contacts: Array.from({ length: 160 }, (_, at) => drawContact(draw, at)),
		groups: [
			internal('Vertrieb', 2001, 'group'),
			internal('Support', 2002, 'group'),
			internal('Empfang', 2003, 'group'),
		],
		queues: [internal('Hotline', 2101, 'queue'), internal('Bestellannahme', 2102, 'queue')],
		skills: [
			internal('Technik Deutsch', 2201, 'skill'),
			internal('Technical English', 2202, 'skill'),
		],
		ivr: internal('Hauptmenü', 2301, 'ivr'),
		timeControl: internal('Öffnungszeiten', 2401, 'time-control'),
		voicemail: internal(`Voicemail ${USER.name}`, `79${USER.extension}`, 'voicemail'),
	};
}

/** The same office as a colleague has it: theirs is the telephone that rings. */
export function castAround(colleague: Party, cast: Cast): Cast {
	const others = cast.colleagues.filter(({ number }) => number !== colleague.number);
	return { ...cast, user: colleague, colleagues: [cast.user, ...others] };
}

/** The user, or one of the colleagues; throws when nobody has this extension. */
export function personAt(extension: string): Person {
	if (extension === USER.extension) return USER;
	const name = COLLEAGUES[Number(extension) - FIRST_COLLEAGUE];
	if (name === undefined) throw new RangeError(`Nobody has the extension ${extension}.`);
	const [familyName = '', ...givenNames] = name.split(' ').reverse();
	return {
		...{ sub: userUuidOf({ number: extension }), customer: CUSTOMER, extension, name },
		...{ givenName: givenNames.reverse().join(' '), familyName },
	};
}

/** Whom the provider calls so. */
export function personCalled(sub: string): Person {
	return personAt(sub.slice(-USER.extension.length));
}

/** As the provider calls them: each has a uuid that ends in the extension. */
export function userUuidOf({ number = USER.extension }: Party): string {
	return USER.sub.slice(0, -number.length) + number;
}

function drawContact(draw: Draw, at: number): Party {
	const number = drawPhoneNumber(draw);
	const context = 'global';
	// Not everybody is in the telephone book, and the rare callers least of all.
	if (draw.chance(at < 40 ? 0.1 : 0.4)) return { number, context };
	if (draw.chance(0.15)) return { name: draw.oneOf(COMPANIES), number, context };
	const [given, family] = isEnglishSpeaking(number)
		? [ENGLISH_GIVEN, ENGLISH_FAMILY]
		: [GERMAN_GIVEN, GERMAN_FAMILY];
	const name = `${draw.oneOf(given.split(' '))} ${draw.oneOf(family.split(' '))}`;
	return { name, number, context };
}
