/** What an oracle found. Its message begins with the oracle's name. */
export class OracleError extends Error {}
