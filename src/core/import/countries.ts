/**
 * Countries as orders name them, in English, French or German or as a code, to ISO 3166-1 alpha-2. What names no country
 * ("Unspecified", "European Community") or more than one ("Channel Islands") becomes ZZ, which ISO leaves to its users
 * for the unknown; the caller keeps the words.
 */
export const UNKNOWN_COUNTRY = 'ZZ'

const OTHER_NAMES = new Map(
  Object.entries({
    eire: 'IE',
    republicofireland: 'IE',
    rsa: 'ZA',
    uk: 'GB',
    greatbritain: 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    northernireland: 'GB',
    grandebretagne: 'GB',
    angleterre: 'GB',
    royaumeuni: 'GB',
    grossbritannien: 'GB',
    usa: 'US',
    unitedstatesofamerica: 'US',
    etatsunisdamerique: 'US',
    uae: 'AE',
    czechrepublic: 'CZ',
    republiquetcheque: 'CZ',
    tschechischerepublik: 'CZ',
    holland: 'NL',
    hollande: 'NL',
    thenetherlands: 'NL',
    hongkong: 'HK',
    macau: 'MO',
    korea: 'KR',
    southkorea: 'KR',
    coreedusud: 'KR',
    sudkorea: 'KR',
    russia: 'RU',
    turkey: 'TR',
    turquie: 'TR',
    turkei: 'TR',
    taiwan: 'TW',
    vietnam: 'VN',
    brasil: 'BR',
    espana: 'ES',
    deutschland: 'DE',
    osterreich: 'AT',
    schweiz: 'CH',
    suisse: 'CH',
    italia: 'IT',
    polska: 'PL',
    sverige: 'SE',
    norge: 'NO',
    danmark: 'DK',
    suomi: 'FI',
    nederland: 'NL',
    belgie: 'BE',
    ivorycoast: 'CI',
    cotedivoire: 'CI',
  }),
)

const ALPHA_3 = new Map(
  Object.entries({
    aut: 'AT',
    bel: 'BE',
    che: 'CH',
    deu: 'DE',
    dnk: 'DK',
    esp: 'ES',
    fin: 'FI',
    fra: 'FR',
    gbr: 'GB',
    irl: 'IE',
    ita: 'IT',
    lux: 'LU',
    nld: 'NL',
    nor: 'NO',
    pol: 'PL',
    prt: 'PT',
    swe: 'SE',
    can: 'CA',
    aus: 'AU',
    jpn: 'JP',
  }),
)

/** Names that the runtime's tables have for codes of groups and of nothing. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

let byName: Map<string, string> | undefined

/** Undefined where the text is empty. */
export function countryCode(text: string): string | undefined {
  if (text === '') return undefined
  const key = plain(text)
  if (/^[a-z]{2}$/.test(key)) {
    const code = key.toUpperCase()
    if (code === 'UK') return 'GB'
    return isCountry(code) ? code : UNKNOWN_COUNTRY
  }
  return OTHER_NAMES.get(key) ?? ALPHA_3.get(key) ?? names().get(key) ?? UNKNOWN_COUNTRY
}

function isCountry(code: string): boolean {
  return !NO_COUNTRIES.has(code) && [...names().values()].includes(code)
}

function names(): Map<string, string> {
  byName ??= readNames()
  return byName
}

function readNames(): Map<string, string> {
  const found = new Map<string, string>()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const locale of ['en', 'fr', 'de']) {
    const display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = NO_COUNTRIES.has(code) ? undefined : display.of(code)
      // Codes of countries that are gone have the name of their successor; the living code is first or has its own row.
      if (name && !found.has(plain(name)) && canonical(code)) found.set(plain(name), code)
    }
  }
  return found
}

/** Leaves out withdrawn codes (DD, SU, YU, …), which the runtime maps to the code of today. */
function canonical(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}
