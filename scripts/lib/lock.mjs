// Only one process at a time installs or builds in a checkout: a second one waits for the first, and a lock left
// by a process that died is taken over.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './paths.mjs'

const lockFile = join(root, '.setup.lock')

function holderIsAlive() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    // The holder writes its id right after creating the file: an empty file is a holder that is just starting.
    if (pid === 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(work) {
  let emptyLooks = 0
  for (let announced = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    emptyLooks = existsSync(lockFile) && readLock() === '' ? emptyLooks + 1 : 0
    if (!holderIsAlive() || emptyLooks > 20) {
      rmSync(lockFile, { force: true })
      continue
    }
    if (!announced) process.stderr.write('Waiting for another set-up of this folder to finish …\n')
    announced = true
    await wait(250)
  }
  const release = () => rmSync(lockFile, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

function readLock() {
  try {
    return readFileSync(lockFile, 'utf8')
  } catch {
    return ''
  }
}
