/** What is asked about the account and the network it is reached through. */
export interface AccountTexts {
	readonly signOutTitle: string;
	readonly signOutText: string;
	readonly keepCalls: string;
	readonly keepCallsNot: string;
	readonly proxyName: string;
	readonly proxyPassword: string;
	readonly proxySend: string;
}
