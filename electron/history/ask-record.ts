/** Asks for single records; what several want at the same moment is asked for once. */
import type { Call } from '../contract/call.ts';
import { failed, type Outcome, success } from '../contract/outcome.ts';
import { parseRecord } from './call-schema.ts';

/** `whole`: with transcript and summary. */
export type RecordForm = 'whole' | 'short';

export interface AskRecordParts {
	readonly getJson: (url: URL, signal: AbortSignal) => Promise<Outcome<unknown>>;
	readonly urlOf: (uuid: string) => URL;
}

interface UnderWay {
	readonly answer: Promise<Outcome<Call>>;
	/** Of whoever asked first. */
	readonly signal: AbortSignal;
}

export class RecordQuestions {
	readonly #parts: AskRecordParts;
	/** Of whole records, by uuid. */
	readonly #underWay = new Map<string, UnderWay>();

	constructor(parts: AskRecordParts) {
		this.#parts = parts;
	}

	/** `GET /records/{uuid}`. */
	readonly ask = async (
		uuid: string,
		form: RecordForm,
		signal: AbortSignal,
	): Promise<Outcome<Call>> => {
		if (form === 'short') return this.#ask(uuid, form, signal);
		const other = this.#underWay.get(uuid);
		if (other !== undefined) {
			const answer = await other.answer;
			const isBrokenOff = other.signal.aborted && !signal.aborted;
			return answer.ok || !isBrokenOff ? answer : this.ask(uuid, form, signal);
		}
		const asked = { answer: this.#ask(uuid, form, signal), signal };
		this.#underWay.set(uuid, asked);
		const answer = await asked.answer;
		if (this.#underWay.get(uuid) === asked) this.#underWay.delete(uuid);
		return answer;
	};

	/** What was asked for until now is nothing for whoever asks from now on. */
	forget(): void {
		this.#underWay.clear();
	}

	async #ask(uuid: string, form: RecordForm, signal: AbortSignal): Promise<Outcome<Call>> {
		const { getJson, urlOf } = this.#parts;
		const url = urlOf(uuid);
		const isWhole = form === 'whole';
		if (isWhole) url.searchParams.set('complete', 'true');
		const answer = await getJson(url, signal);
		if (!answer.ok) return answer;
		const record = parseRecord(answer.value, isWhole);
		if (record.understood) return success(record.call);
		return failed({ kind: 'not-understood', peer: 'service', host: url.host, found: 'other' });
	}
}
