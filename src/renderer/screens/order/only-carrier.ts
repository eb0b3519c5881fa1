/** A house with one carrier never has to choose it. */
export function onlyCarrier<C extends { readonly active: boolean }>(carriers: readonly C[]): C | null {
  const [first, second] = carriers.filter((carrier) => carrier.active)
  return first && !second ? first : null
}
