// The options that the shell understands (`--data DIR`, `--demo`). Chromium puts switches of its own among ours, so what
// is unknown here is Chromium's business and not refused.

export interface ShellOptions {
  readonly data: string | undefined
  readonly demo: boolean
}

export function shellOptions(argv: readonly string[]): ShellOptions {
  let data: string | undefined
  for (const [index, argument] of argv.entries()) {
    if (argument === '--data') data = argv[index + 1]
    else if (argument.startsWith('--data=')) data = argument.slice('--data='.length)
  }
  return { data: data === '' || data?.startsWith('--') ? undefined : data, demo: argv.includes('--demo') }
}
