import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * PINs are kept as scrypt hashes with their parameters beside them: `scrypt$N$r$p$salt$hash`. Hashing is done one at a
 * time: each takes 32 MB, and a crowd at the sign-in must not take the memory that scans need.
 */
const COST = { N: 2 ** 15, r: 8, p: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const MAX_MEMORY = 256 * 1024 * 1024

let queue: Promise<unknown> = Promise.resolve()

export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(pin, salt, HASH_BYTES, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** A hash of a PIN that nobody has: what is compared when there is no such person, so that the answer takes as long. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(SALT_BYTES).toString('base64url')}$${Buffer.alloc(HASH_BYTES).toString('base64url')}`

export async function pinMatches(pin: string, stored: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = (stored ?? NOBODY).split('$')
  if (scheme !== 'scrypt' || !salt || !hash) return false
  const expected = Buffer.from(hash, 'base64url')
  const found = await derive(pin, Buffer.from(salt, 'base64url'), expected.length, {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(found, expected) && stored !== null
}

function derive(pin: string, salt: Buffer, length: number, cost: typeof COST): Promise<Buffer> {
  const next = queue.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(pin, salt, length, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
  queue = next.catch(() => undefined)
  return next
}
