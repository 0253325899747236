import type { Insight } from '../../electron/contract/call-view.ts';
import type { OnShow } from './on-show.ts';

/** What every chart is given: what to draw, and whom to tell which calls are wanted behind a part of it. */
export interface ChartProps {
	readonly insight: Insight;
	readonly onshow: OnShow;
}
