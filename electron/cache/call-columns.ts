/** What lists know of every call, newest first: one array for each fact, a hundred thousand calls in two megabytes. */

export interface ListedCall {
	readonly id: number;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	readonly traits: number;
	readonly circle: number;
}

export class CallColumns {
	#startedAt = new Float64Array(1024);
	#ids = new Int32Array(1024);
	#circles = new Int32Array(1024);
	#traits = new Uint8Array(1024);
	#count = 0;
	#largestId = 0;

	get count(): number {
		return this.#count;
	}

	get startedAt(): Float64Array {
		return this.#startedAt.subarray(0, this.#count);
	}

	get ids(): Int32Array {
		return this.#ids.subarray(0, this.#count);
	}

	get circles(): Int32Array {
		return this.#circles.subarray(0, this.#count);
	}

	get traits(): Uint8Array {
		return this.#traits.subarray(0, this.#count);
	}

	/** Null: there are none. */
	get oldest(): ListedCall | null {
		const [startedAt, id] = [this.startedAt.at(-1), this.ids.at(-1)];
		if (startedAt === undefined || id === undefined) return null;
		return { id, startedAt, traits: this.traits.at(-1) ?? 0, circle: this.circles.at(-1) ?? 0 };
	}

	/** No id here is larger. */
	get largestId(): number {
		return this.#largestId;
	}

	/** Where a call is; -1: nowhere. */
	placeOf(id: number): number {
		return this.ids.indexOf(id);
	}

	/** The first place of a call that began before that moment. */
	placeBefore(ms: number): number {
		let low = 0;
		let high = this.#count;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.#startedAt[middle] ?? 0) >= ms) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Removes `gone`, then takes in `put`, none of which is there any more. */
	change(gone: readonly number[], put: readonly ListedCall[]): void {
		this.#remove(gone);
		this.#insert(put.toSorted((a, b) => b.startedAt - a.startedAt || b.id - a.id));
	}

	#remove(gone: readonly number[]): void {
		// Nearly always these are new, and nowhere: that is seen without looking for them.
		const known = gone.filter((id) => id <= this.#largestId);
		const places = known.map((id) => this.placeOf(id)).filter((place) => place >= 0);
		if (places.length === 0) return;
		const removed = new Set(places);
		let to = Math.min(...places);
		for (let from = to; from < this.#count; from += 1) {
			if (removed.has(from)) continue;
			this.#move(from, to);
			to += 1;
		}
		this.#count = to;
	}

	/** From the far end, so that older calls, which come by the thousand, move nothing. */
	#insert(put: readonly ListedCall[]): void {
		this.#makeRoomFor(this.#count + put.length);
		let from = this.#count - 1;
		let to = this.#count + put.length - 1;
		for (const call of put.toReversed()) {
			for (; from >= 0 && this.#isOlder(from, call); from -= 1, to -= 1) this.#move(from, to);
			this.#startedAt[to] = call.startedAt;
			this.#ids[to] = call.id;
			if (call.id > this.#largestId) this.#largestId = call.id;
			this.#circles[to] = call.circle;
			this.#traits[to] = call.traits;
			to -= 1;
		}
		this.#count += put.length;
	}

	#isOlder(place: number, { startedAt, id }: ListedCall): boolean {
		const started = this.#startedAt[place] ?? 0;
		return started < startedAt || (started === startedAt && (this.#ids[place] ?? 0) < id);
	}

	#move(from: number, to: number): void {
		this.#startedAt[to] = this.#startedAt[from] ?? 0;
		this.#ids[to] = this.#ids[from] ?? 0;
		this.#circles[to] = this.#circles[from] ?? 0;
		this.#traits[to] = this.#traits[from] ?? 0;
	}

	#makeRoomFor(count: number): void {
		if (count <= this.#ids.length) return;
		const room = Math.max(count, this.#ids.length * 2);
		const { startedAt, ids, circles, traits } = this;
		this.#startedAt = new Float64Array(room);
		this.#ids = new Int32Array(room);
		this.#circles = new Int32Array(room);
		this.#traits = new Uint8Array(room);
		this.#startedAt.set(startedAt);
		this.#ids.set(ids);
		this.#circles.set(circles);
		this.#traits.set(traits);
	}
}
