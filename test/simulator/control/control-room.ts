import type { FaultPlan } from '../faults/fault-plan.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { CallService } from '../service/call-service.ts';
import type { SimulatorSettings } from '../simulator-options.ts';

/** What a test, or somebody at a terminal, can do to a running simulator. */
export interface ControlRoom {
	readonly service: CallService;
	readonly faults: FaultPlan;
	readonly requests: RequestLog;
	settings(): SimulatorSettings;
	changeSettings(change: Partial<SimulatorSettings>): void;
	/** Every access token counts as expired from now on; refreshing helps. */
	expireTokens(): void;
	/** No refresh token is accepted any more; signing in again helps. */
	revokeRefreshTokens(): void;
	/** Connections are refused until `acceptConnections`. */
	refuseConnections(): Promise<void>;
	acceptConnections(): Promise<void>;
	/** Away and back: every connection is gone, and streams count from `firstEventId` again. */
	restart(firstEventId?: number): Promise<void>;
}
