/** The way to a list of calls and to the stream, gone step by step, so that a person sees which one fails. */
import type { Clock } from '../ground/clock.ts';
import { success, type Failure, type Outcome } from '../contract/outcome.ts';
import { type ConnectionTest, type Hop, HOPS, type TestedHop } from '../contract/settings.ts';

export interface TestParts {
	/** Each step answers whether it works; it gives up by itself. */
	readonly steps: Readonly<Record<Hop, () => Promise<Outcome<unknown>>>>;
	readonly clock: Clock;
}

/** Stops at the first step that fails: what comes after it could only fail, too. */
export async function testConnection(parts: TestParts): Promise<Outcome<ConnectionTest>> {
	const { steps, clock } = parts;
	const hops: TestedHop[] = [];
	let failure: Failure | null = null;
	for (const hop of HOPS) {
		if (failure !== null) {
			hops.push({ hop, outcome: 'not-tried', tookMs: 0 });
			continue;
		}
		const beganAt = clock.now();
		const answer = await steps[hop]();
		failure = answer.ok ? null : answer.failure;
		hops.push({ hop, outcome: failure, tookMs: Math.max(0, clock.now() - beganAt) });
	}
	return success({ hops });
}

/** [Proxy auto-configuration, MDN "Return value"] The first of the list; null for `DIRECT`. */
export function firstProxy(list: string): string | null {
	const [first = ''] = list.split(';');
	const [, host] = /^(?:PROXY|HTTPS?|SOCKS[45]?)\s+(\S+)$/i.exec(first.trim()) ?? [];
	return host ?? null;
}
