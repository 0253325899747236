import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Failure } from '../../electron/contract/outcome.ts';
import type {
	Change,
	ChoiceName,
	Choices,
	SettingsView,
} from '../../electron/contract/settings.ts';

/** What is chosen, as main last said; a change is shown at once and taken back when main refuses it. */
export class SettingsState {
	#view = $state.raw<SettingsView | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#refusals = $state.raw<Readonly<Partial<Record<ChoiceName, Failure | null>>>>({});
	readonly #bridge: Bridge;

	constructor(bridge: Bridge) {
		this.#bridge = bridge;
	}

	get view(): SettingsView | null {
		return this.#view;
	}

	/** Why main would not say. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** Why the last change of a choice was refused. */
	refusal(name: ChoiceName): Failure | null {
		return this.#refusals[name] ?? null;
	}

	isLocked(name: ChoiceName): boolean {
		return this.#view?.locked.includes(name) === true;
	}

	/** Listens first and asks second, so that no change falls between the two. */
	connect(): () => void {
		const stop = this.#bridge.on('settings.changed', (view) => {
			this.#view = view;
		});
		void this.#read();
		return stop;
	}

	/** Answers whether it holds now. */
	async change<Name extends ChoiceName>(name: Name, value: Choices[Name]): Promise<boolean> {
		const before = this.#view;
		if (before !== null) {
			this.#view = { ...before, choices: { ...before.choices, [name]: value } };
		}
		// The name and the value belong to each other; TypeScript does not see it in the union.
		const answer = await this.#bridge.ask('settings.change', { name, value } as Change);
		this.#refusals = { ...this.#refusals, [name]: answer.ok ? null : answer.failure };
		if (!answer.ok) await this.#read();
		return answer.ok;
	}

	setRule(counterpart: string, notify: 'always' | 'never' | null): void {
		void this.#bridge.ask('rules.set', { counterpart, notify });
	}

	async #read(): Promise<void> {
		const answer = await this.#bridge.ask('settings.read', null);
		if (answer.ok) this.#view = answer.value;
		else this.#failure = answer.failure;
	}
}
