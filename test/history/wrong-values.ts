/** What no service should send: values and names that mean something to somebody on their way through the app. */
import fc from 'fast-check';

const TIMES =
	`0000-01-01T00:00:00+23:59 9999-12-31T23:59:59-23:59 +275760-09-13T00:00:00Z 2025-02-30T10:00:00Z
	2025-06-03T24:00:00Z 2016-12-31T23:59:60Z 1970-01-01T00:00:00Z 2025-06-03t10:22:24z 2025-06-03T10:22:24
	2025-13-45T99:99:99Z 2025-06-03T10:22:24.123456789012Z 2025-06-03 1748946144`.split(/\s+/);

const ENUMS = `INBOUND sideways Missed parked robot group-x K0 lunar true null 0`.split(' ');

// To SQL, JSON, SQLite, UTF-8, the window, a format string.
const TEXTS = fc.constantFrom(
	...["'; DROP TABLE calls; --", '{"uuid":1}', '\\u0000', '\0', 'a\0b', '\ud800', '\udc00\ud800'],
	...['<img src=x onerror=alert(1)>', '\u{202e}evil', '\u{feff}', '', ' ', "$&$'", '%s%n'],
	'📞'.repeat(50),
);

const NUMBERS = fc.constantFrom(
	...[-1, -0, 0.5, 1e300, -1e300, 5e-324, 2 ** 53, 2 ** 32, Number.MAX_VALUE],
);

const KEYS =
	`__proto__ constructor prototype toString hasOwnProperty length UUID created_at Caller 0 customData
	service crm updated`.split(/\s+/);

export const wrongKey = fc.oneof(
	fc.constantFrom(...KEYS, '', 'uuid '),
	fc.string({ unit: 'binary', maxLength: 12 }),
);

export const wrongValue: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null]),
	fc.constantFrom(...TIMES, ...ENUMS),
	TEXTS,
	NUMBERS,
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.integer({ min: 1, max: 100_000 }).map((length) => 'x'.repeat(length)),
	fc.integer({ min: 1, max: 500 }).map(nested),
	fc.jsonValue({ maxDepth: 3 }),
	wrongKey.map((key) => JSON.parse(`{${JSON.stringify(key)}:{"isAdmin":true}}`) as unknown),
);

function nested(depth: number): unknown {
	return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}
