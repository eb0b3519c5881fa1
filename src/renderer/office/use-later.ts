import { useEffect, useState } from 'react'

/** A value as it was when it had not changed for a while: what is asked while somebody types. */
export function useLater<V>(value: V, ms: number): V {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setLater(value), ms)
    return () => window.clearTimeout(timer)
  }, [value, ms])
  return later
}
