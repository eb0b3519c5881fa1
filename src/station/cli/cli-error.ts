/** What a person at the command line asked for cannot be done: told in words, without a stack. */
export class CliError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CliError'
  }
}
