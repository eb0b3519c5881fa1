import type { Language } from '../model/units.ts'

/** Where the demo's customers live: names, streets and postcodes as each country writes them. `#` stands for a digit, `?` for a letter. */
export interface DemoCountry {
  readonly code: string
  readonly weight: number
  readonly language: Language
  readonly cities: readonly (readonly [string, string])[]
  readonly streets: readonly string[]
  readonly numberFirst: boolean
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly company: string
}

const split = (names: string): string[] => names.split(' ')

export const demoCountries: readonly DemoCountry[] = [
  {
    code: 'GB',
    weight: 34,
    language: 'en',
    cities: [
      ['London', 'SE# #??'],
      ['Manchester', 'M# #??'],
      ['Leeds', 'LS# #??'],
      ['Bristol', 'BS# #??'],
      ['Edinburgh', 'EH# #??'],
      ['Cardiff', 'CF# #??'],
      ['Norwich', 'NR# #??'],
    ],
    streets: ['High Street', 'Mill Lane', 'Station Road', 'Church Road', 'Victoria Street', 'Park Avenue'],
    numberFirst: true,
    first: split('Amelia Oliver Grace Harry Freya Jack Poppy Arthur Isla Theo'),
    last: split('Smith Patel Hughes Clarke Evans Wright Khan Turner Baker Reid'),
    company: 'Ltd',
  },
  {
    code: 'FR',
    weight: 16,
    language: 'fr',
    cities: [
      ['Paris', '7501#'],
      ['Lyon', '6900#'],
      ['Nantes', '44000'],
      ['Lille', '59800'],
      ['Bordeaux', '33000'],
      ['Strasbourg', '67000'],
    ],
    streets: [
      'rue de la Paix',
      'rue des Lilas',
      'avenue Jean Jaurès',
      'place du Marché',
      'rue Victor Hugo',
      'quai des Chartrons',
    ],
    numberFirst: true,
    first: split('Léa Hugo Camille Lucas Chloé Jules Inès Gabriel Zoé Noé'),
    last: split('Martin Bernard Dubois Moreau Lefèvre Girard Roux Fournier Lambert Faure'),
    company: 'SARL',
  },
  {
    code: 'DE',
    weight: 12,
    language: 'en',
    cities: [
      ['Berlin', '10###'],
      ['Hamburg', '20###'],
      ['München', '80###'],
      ['Köln', '50###'],
      ['Leipzig', '04###'],
    ],
    streets: ['Hauptstraße', 'Bahnhofstraße', 'Gartenweg', 'Lindenallee', 'Schillerstraße'],
    numberFirst: false,
    first: split('Emma Ben Mia Paul Hanna Jonas Lina Felix Clara Emil'),
    last: split('Müller Schmidt Schneider Fischer Weber Wagner Becker Hoffmann Koch Richter'),
    company: 'GmbH',
  },
  {
    code: 'IE',
    weight: 7,
    language: 'en',
    cities: [
      ['Dublin', 'D0# ??##'],
      ['Cork', 'T12 ??##'],
      ['Galway', 'H91 ??##'],
    ],
    streets: ['Main Street', 'Grafton Street', 'Shop Street', 'Patrick Street'],
    numberFirst: true,
    first: split('Aoife Conor Saoirse Oisín Niamh Cian Róisín Darragh'),
    last: split("Murphy Kelly O'Brien Walsh Ryan Byrne Doyle McCarthy"),
    company: 'Ltd',
  },
  {
    code: 'BE',
    weight: 6,
    language: 'fr',
    cities: [
      ['Bruxelles', '10#0'],
      ['Liège', '4000'],
      ['Namur', '5000'],
      ['Mons', '7000'],
    ],
    streets: ['rue Neuve', 'avenue Louise', 'chaussée de Wavre', 'rue Haute'],
    numberFirst: false,
    first: split('Louise Arthur Elise Adam Juliette Louis Lucie Nathan'),
    last: split('Peeters Dupont Lambert Dubois Claes Simon Leclercq Renard'),
    company: 'SRL',
  },
  {
    code: 'NL',
    weight: 6,
    language: 'en',
    cities: [
      ['Amsterdam', '10## ??'],
      ['Utrecht', '35## ??'],
      ['Rotterdam', '30## ??'],
    ],
    streets: ['Dorpsstraat', 'Kerkstraat', 'Molenweg', 'Prinsengracht'],
    numberFirst: false,
    first: split('Sanne Daan Lotte Bram Fenna Sem Noor Thijs'),
    last: split('Jansen Bakker Visser Smit Meijer Mulder Bos Vos'),
    company: 'B.V.',
  },
  {
    code: 'ES',
    weight: 4,
    language: 'en',
    cities: [
      ['Madrid', '280##'],
      ['Barcelona', '080##'],
      ['Valencia', '460##'],
    ],
    streets: ['Calle Mayor', 'Calle de Alcalá', 'Avenida del Puerto'],
    numberFirst: false,
    first: split('Lucía Mateo Sofía Pablo Marta Diego'),
    last: split('García López Sánchez Romero Navarro Molina'),
    company: 'S.L.',
  },
  {
    code: 'IT',
    weight: 4,
    language: 'en',
    cities: [
      ['Milano', '201##'],
      ['Torino', '101##'],
      ['Bologna', '401##'],
    ],
    streets: ['Via Roma', 'Via Garibaldi', 'Corso Italia'],
    numberFirst: false,
    first: split('Giulia Luca Sofia Matteo Chiara Davide'),
    last: split('Rossi Ferrari Bianchi Romano Colombo Greco'),
    company: 'S.r.l.',
  },
  {
    code: 'CH',
    weight: 3,
    language: 'fr',
    cities: [
      ['Genève', '120#'],
      ['Lausanne', '100#'],
      ['Fribourg', '1700'],
    ],
    streets: ['rue du Rhône', 'avenue de la Gare', 'rue de Lausanne'],
    numberFirst: false,
    first: split('Emma Liam Alice Noah Elena Léo'),
    last: split('Favre Rochat Müller Blanc Monnier Vaucher'),
    company: 'SA',
  },
  {
    code: 'AT',
    weight: 2,
    language: 'en',
    cities: [
      ['Wien', '10#0'],
      ['Graz', '8010'],
      ['Linz', '4020'],
    ],
    streets: ['Mariahilfer Straße', 'Ringstraße', 'Feldgasse'],
    numberFirst: false,
    first: split('Anna Lukas Marie Jakob'),
    last: split('Gruber Huber Bauer Wagner'),
    company: 'GmbH',
  },
  {
    code: 'SE',
    weight: 2,
    language: 'en',
    cities: [
      ['Stockholm', '11# ##'],
      ['Göteborg', '41# ##'],
    ],
    streets: ['Storgatan', 'Drottninggatan', 'Kungsgatan'],
    numberFirst: false,
    first: split('Alva Hugo Maja Oskar'),
    last: split('Andersson Lindqvist Nilsson Berg'),
    company: 'AB',
  },
  {
    code: 'DK',
    weight: 2,
    language: 'en',
    cities: [
      ['København', '21##'],
      ['Aarhus', '8000'],
    ],
    streets: ['Vestergade', 'Nørregade', 'Søndergade'],
    numberFirst: false,
    first: split('Ida Emil Freja Oscar'),
    last: split('Jensen Nielsen Holm Lund'),
    company: 'ApS',
  },
  {
    code: 'PT',
    weight: 1,
    language: 'en',
    cities: [
      ['Lisboa', '11##-###'],
      ['Porto', '40##-###'],
    ],
    streets: ['Rua Augusta', 'Avenida da Liberdade', 'Rua das Flores'],
    numberFirst: false,
    first: split('Maria João Inês Tomás'),
    last: split('Silva Santos Ferreira Costa'),
    company: 'Lda',
  },
  {
    code: 'LU',
    weight: 1,
    language: 'fr',
    cities: [['Luxembourg', '1###']],
    streets: ['Grand-Rue', 'avenue de la Liberté', 'rue de Strasbourg'],
    numberFirst: true,
    first: split('Lena Tom Mia Max'),
    last: split('Weber Schmit Wagner Kieffer'),
    company: 'S.à r.l.',
  },
  {
    code: 'PL',
    weight: 1,
    language: 'en',
    cities: [
      ['Warszawa', '00-###'],
      ['Kraków', '30-###'],
    ],
    streets: ['ul. Długa', 'ul. Lipowa', 'ul. Polna'],
    numberFirst: false,
    first: split('Zofia Jan Hanna Antoni'),
    last: split('Nowak Kowalska Wójcik Lis'),
    company: 'Sp. z o.o.',
  },
]

export const shopNames = split(
  'Juniper Lighthouse Pebble Saffron Compass Willow Harbour Copper Marigold Lantern Thistle Driftwood',
)
