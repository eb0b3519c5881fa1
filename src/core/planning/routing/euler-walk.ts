/**
 * A closed walk over every piece of a connected graph whose nodes are all even, from node 0 (Hierholzer 1873): the nodes in the
 * order in which they are passed.
 */
export function eulerWalk(nodes: number, pieces: readonly (readonly [number, number])[]): number[] {
  const at: number[][] = Array.from({ length: nodes }, () => [])
  pieces.forEach(([a, b], piece) => {
    at[a]?.push(piece)
    at[b]?.push(piece)
  })
  const used = new Uint8Array(pieces.length)
  const stack = [0]
  const walk: number[] = []
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number
    const piece = at[node]?.pop()
    if (piece === undefined) {
      walk.push(node)
      stack.pop()
    } else if (used[piece] === 0) {
      used[piece] = 1
      const [a, b] = pieces[piece] as readonly [number, number]
      stack.push(a === node ? b : a)
    }
  }
  return walk.reverse()
}
