import { expect, test } from 'vitest';
import { networkCode } from '../../electron/ground/network-code.ts';

test.each([
	['a code of its own', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'ECONNRESET'],
	[
		'a code that its cause has',
		new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
		'ENOTFOUND',
	],
	['Chromium’s word as the whole text', new Error('net::ERR_FAILED'), 'ERR_FAILED'],
	['a limit that was reached', new DOMException('x', 'TimeoutError'), 'ERR_TIMED_OUT'],
	['an end that somebody wished', new DOMException('x', 'AbortError'), 'ERR_ABORTED'],
	['a redirect that was refused', new TypeError('fetch failed', { cause: new Error('x') }), null],
	['what is no error', 'ECONNRESET', null],
])('%s', (_what, error, code) => {
	expect(networkCode(error)).toBe(code);
});
