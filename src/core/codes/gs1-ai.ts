// The application identifiers that logistics uses (GS1 General Specifications, section 3). Invariant: an identifier that
// is not in this table is unknown; nothing guesses its length, because a wrong guess shifts everything after it.

export type Gs1Content = 'digits' | 'text' | 'date' | 'count' | 'measure' | 'countryText'

export interface Gs1Identifier {
  ai: string
  content: Gs1Content
  minLength: number
  maxLength: number
  checkDigit: boolean
  /** True where the length is announced by the first two digits, so that no separator has to follow. */
  predefined: boolean
}

// GS1 General Specifications, figure "Element strings with predefined length": by the first two digits of the identifier.
const PREDEFINED_STARTS: ReadonlySet<string> = new Set(
  '00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '),
)

function identifier(
  ai: string,
  content: Gs1Content,
  minLength: number,
  maxLength: number,
  checkDigit = false,
) {
  return { ai, content, minLength, maxLength, checkDigit, predefined: PREDEFINED_STARTS.has(ai.slice(0, 2)) }
}

function fixed(ai: string, content: Gs1Content, length: number, checkDigit = false): Gs1Identifier {
  return identifier(ai, content, length, length, checkDigit)
}

function upTo(ai: string, content: Gs1Content, maxLength: number): Gs1Identifier {
  return identifier(ai, content, 1, maxLength)
}

// Trade measures: four digits, the last of which is the number of decimals, 0 to 5.
function measures(): Gs1Identifier[] {
  const ranges = [
    [310, 316],
    [320, 337],
    [340, 357],
    [360, 369],
  ] as const
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((start) =>
      Array.from({ length: 6 }, (_, decimals) => fixed(`${start}${decimals}`, 'measure', 6)),
    ),
  )
}

const IDENTIFIERS: ReadonlyMap<string, Gs1Identifier> = new Map(
  [
    fixed('00', 'digits', 18, true),
    fixed('01', 'digits', 14, true),
    fixed('02', 'digits', 14, true),
    upTo('10', 'text', 20),
    fixed('11', 'date', 6),
    fixed('13', 'date', 6),
    fixed('15', 'date', 6),
    fixed('17', 'date', 6),
    fixed('20', 'digits', 2),
    upTo('21', 'text', 20),
    upTo('30', 'count', 8),
    upTo('37', 'count', 8),
    ...measures(),
    upTo('240', 'text', 30),
    upTo('241', 'text', 30),
    upTo('400', 'text', 30),
    ...Array.from({ length: 8 }, (_, i) => fixed(`41${i}`, 'digits', 13, true)),
    upTo('420', 'text', 20),
    identifier('421', 'countryText', 4, 12),
  ].map((entry) => [entry.ai, entry]),
)

export function findIdentifier(ai: string): Gs1Identifier | undefined {
  return IDENTIFIERS.get(ai)
}

/** The identifier that starts at `at`: identifiers are prefix-free, so the first that matches is the one. */
export function identifierAt(text: string, at: number): Gs1Identifier | undefined {
  for (const length of [2, 3, 4]) {
    const found = IDENTIFIERS.get(text.slice(at, at + length))
    if (found !== undefined) return found
  }
  return undefined
}

export function allIdentifiers(): readonly Gs1Identifier[] {
  return [...IDENTIFIERS.values()]
}
