import type { RouteName } from '../http/routes.ts';
import type { Behaviour } from './behaviours.ts';

/** What shall go wrong, where, and how often. */
export interface Fault {
	readonly route: RouteName | 'any';
	readonly behaviour: Behaviour;
	/** Left out: once. */
	readonly times?: number | 'always';
}

/** A fault together with how often it happened. */
export interface DeclaredFault extends Fault {
	readonly id: number;
	readonly met: number;
}

/** The faults that were declared. Each request meets at most one: the earliest that still holds. */
export class FaultPlan {
	#declared: readonly DeclaredFault[] = [];
	#nextId = 1;

	/** Returns the function that takes the fault back. */
	declare(fault: Fault): () => void {
		const id = this.#nextId++;
		this.#declared = [...this.#declared, { ...fault, id, met: 0 }];
		return () => {
			this.#declared = this.#declared.filter((declared) => declared.id !== id);
		};
	}

	/** What this request has to suffer, counted as met. */
	take(route: RouteName): Behaviour | null {
		const found = this.#declared.find(
			(fault) => (fault.route === route || fault.route === 'any') && isPending(fault),
		);
		if (found === undefined) return null;
		this.#declared = this.#declared.map((fault) =>
			fault.id === found.id ? { ...fault, met: fault.met + 1 } : fault,
		);
		return found.behaviour;
	}

	clear(): void {
		this.#declared = [];
	}

	declared(): readonly DeclaredFault[] {
		return this.#declared;
	}

	/** Faults that came less often than declared, or never: a test that passes with these lies. */
	unused(): readonly DeclaredFault[] {
		return this.#declared.filter((fault) =>
			fault.times === 'always' ? fault.met === 0 : isPending(fault),
		);
	}
}

function isPending({ times = 1, met }: DeclaredFault): boolean {
	return times === 'always' || met < times;
}
