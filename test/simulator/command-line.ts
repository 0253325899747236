import { parseArgs } from 'node:util';
import { DIALECTS, type Dialect } from './service/dialects.ts';
import type { TimestampUnit } from './service/list-query.ts';
import { OTHERS_ACCESS, type OthersAccess } from './service/others-access.ts';
import { DEFAULT_OPTIONS, type SimulatorOptions } from './simulator-options.ts';

export const HELP = `Usage: npm run simulator -- [options]

A stand-in for the NFON Call History service and its sign-in, on this machine only.
When it is ready it prints one line: simulator ready <API base URL> <issuer> <client id>

  --port N                  listen on this port; 0 takes a free one (default 0)
  --state FILE              keep sign-ins, keys and placed calls in FILE over a restart
  --auto                    the consent page agrees by itself
  --calls N                 how many calls there were (default 5000)
  --days N                  over how many days they spread (default 365)
  --seed S                  other people, other calls (default nfon)
  --dialect 1|2             2.0-early-access or 2.0-early-access.2 (default 2)
  --unit U                  of from and to: seconds or milliseconds (default seconds)
  --replay N                a new stream begins with the last N records (default 0)
  --customer-claim          access tokens carry the customer number (default)
  --no-customer-claim       they do not
  --access-token-seconds N  how long an access token is good (default 300)
  --refresh-token-seconds N how long a refresh token is good (default 30 days)
  --no-discovery            discovery answers 403
  --heartbeat-seconds N     a comment on quiet streams every N seconds (default none)
  --others A                what the user sees of others' calls: empty, forbidden, ignored
                            or allowed, as an administrator does (default empty)
  --calls-of-others N       how many calls each colleague had (default 0)
  --place-missed-after S    a missed call arrives S seconds after the first stream opens
  --help                    this text
`;

export type CommandLine =
	| { readonly kind: 'help' }
	| { readonly kind: 'mistake'; readonly sentence: string }
	| {
			readonly kind: 'start';
			readonly options: Partial<SimulatorOptions>;
			readonly placeMissedAfterSeconds: number | null;
	  };

class Mistake extends Error {}

export function readCommandLine(words: readonly string[]): CommandLine {
	try {
		return readOptions(words);
	} catch (error) {
		if (error instanceof Mistake) return { kind: 'mistake', sentence: error.message };
		// parseArgs throws for words that it does not know, in sentences of its own.
		if (error instanceof TypeError) return { kind: 'mistake', sentence: error.message };
		throw error;
	}
}

function readOptions(words: readonly string[]): CommandLine {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean' } as const;
	const { values } = parseArgs({
		args: [...words],
		strict: true,
		options: {
			...{
				port: text,
				state: text,
				calls: text,
				days: text,
				seed: text,
				dialect: text,
				unit: text,
			},
			...{ replay: text, 'access-token-seconds': text, 'refresh-token-seconds': text },
			...{ 'place-missed-after': text, 'heartbeat-seconds': text },
			...{ others: text, 'calls-of-others': text },
			...{ auto: flag, 'customer-claim': flag, 'no-customer-claim': flag },
			...{ 'no-discovery': flag, help: flag },
		},
	});
	if (values.help === true) return { kind: 'help' };
	if (values['customer-claim'] === true && values['no-customer-claim'] === true) {
		throw new Mistake('--customer-claim and --no-customer-claim exclude each other.');
	}
	const { accessTokenSeconds, refreshTokenSeconds, calls, days } = DEFAULT_OPTIONS;
	const after = values['place-missed-after'];
	return {
		kind: 'start',
		options: {
			port: readWhole('port', values.port, 0, 0, 65_535),
			stateFile: values.state ?? null,
			seed: values.seed ?? DEFAULT_OPTIONS.seed,
			calls: readWhole('calls', values.calls, calls, 0, 1_000_000),
			days: readWhole('days', values.days, days, 1, 3650),
			dialect: readDialect(values.dialect ?? '2'),
			unit: readUnit(values.unit ?? 'seconds'),
			replay: readWhole('replay', values.replay, 0, 0),
			auto: values.auto === true,
			customerClaim: values['no-customer-claim'] !== true,
			discovery: values['no-discovery'] === true ? 'forbidden' : 'open',
			accessTokenSeconds: readWhole(
				...([
					'access-token-seconds',
					values['access-token-seconds'],
					accessTokenSeconds,
					1,
				] as const),
			),
			refreshTokenSeconds: readWhole(
				...([
					'refresh-token-seconds',
					values['refresh-token-seconds'],
					refreshTokenSeconds,
					1,
				] as const),
			),
			othersAccess: readOthersAccess(values.others ?? 'empty'),
			callsOfOthers: readWhole('calls-of-others', values['calls-of-others'], 0, 0, 10_000),
			heartbeatSeconds: readWhole('heartbeat-seconds', values['heartbeat-seconds'], 0, 0),
		},
		placeMissedAfterSeconds:
			after === undefined ? null : readWhole('place-missed-after', after, 0, 0, 86_400),
	};
}

function readWhole(
	name: string,
	text: string | undefined,
	otherwise: number,
	least: number,
	most = 1_000_000_000,
): number {
	if (text === undefined) return otherwise;
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (value >= least && value <= most) return value;
	throw new Mistake(
		`--${name} must be a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
	);
}

function readDialect(text: string): Dialect {
	if (text === '1') return DIALECTS[0];
	if (text === '2') return DIALECTS[1];
	throw new Mistake(`--dialect must be 1 (${DIALECTS[0]}) or 2 (${DIALECTS[1]}), not "${text}".`);
}

function readOthersAccess(text: string): OthersAccess {
	const access = OTHERS_ACCESS.find((one) => one === text);
	if (access !== undefined) return access;
	throw new Mistake(`--others must be one of ${OTHERS_ACCESS.join(', ')}, not "${text}".`);
}

function readUnit(text: string): TimestampUnit {
	if (text === 'seconds' || text === 'milliseconds') return text;
	throw new Mistake(`--unit must be seconds or milliseconds, not "${text}".`);
}
