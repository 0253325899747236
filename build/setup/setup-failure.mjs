/** A setup step that cannot go on, in words for the person at the keyboard: the cause and the fix. */
export class SetupFailure extends Error {}
