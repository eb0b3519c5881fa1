import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a station keeps its data unless told: the place that each system gives to a person's applications. */
export function defaultDataDir(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Entrepot')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Entrepot')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'entrepot')
}
