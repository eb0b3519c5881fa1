/**
 * What the demo warehouse sells: kinds of goods with sizes and weights as such things have them. A product is a kind in one
 * of its looks and one of its sizes.
 */
export interface GoodsGroup {
  readonly prefix: string
  readonly zone: 'Z1' | 'Z2' | 'Z3'
  readonly looks: readonly string[]
  readonly kinds: readonly GoodsKind[]
  /** Kept by lot, with a date: days that the goods last when new, and must still last when they are sent. */
  readonly shelf?: { readonly lastsDays: number; readonly minDays: number }
}

export interface GoodsKind {
  readonly name: string
  readonly sizes: readonly Size[]
  readonly priceMinor: readonly [number, number]
  readonly hazard?: string
}

interface Size {
  readonly name: string
  readonly mm: readonly [number, number, number]
  readonly grams: number
}

const kind = (
  name: string,
  from: number,
  to: number,
  ...sizes: readonly [string, number, number, number, number][]
): GoodsKind => ({
  name,
  priceMinor: [from, to],
  sizes: sizes.map(([size, l, w, h, grams]) => ({ name: size, mm: [l, w, h], grams })),
})

const COLOURS = [
  'Red',
  'Blue',
  'Green',
  'White',
  'Black',
  'Grey',
  'Yellow',
  'Sand',
  'Terracotta',
  'Mint',
  'Navy',
  'Rose',
]
const PATTERNS = [
  'Striped',
  'Dotted',
  'Plain',
  'Checked',
  'Floral',
  'Terrazzo',
  'Leaf',
  'Wave',
  'Linen-look',
  'Speckled',
]

export const goods: readonly GoodsGroup[] = [
  {
    prefix: 'MUG',
    zone: 'Z1',
    looks: COLOURS,
    kinds: [
      kind('mug', 690, 1290, ['30 cl', 120, 90, 100, 340], ['40 cl', 130, 95, 115, 420]),
      kind('espresso cup', 490, 890, ['8 cl', 80, 60, 60, 140], ['10 cl', 85, 65, 65, 160]),
      kind('cereal bowl', 790, 1390, ['15 cm', 155, 155, 70, 420], ['18 cm', 185, 185, 80, 560]),
      kind('teapot', 1990, 3490, ['0.8 l', 220, 140, 140, 780], ['1.2 l', 240, 160, 160, 990]),
    ],
  },
  {
    prefix: 'STA',
    zone: 'Z1',
    looks: [...PATTERNS, 'Recycled', 'Classic'],
    kinds: [
      kind(
        'notebook',
        390,
        1190,
        ['A6', 150, 110, 15, 120],
        ['A5', 215, 155, 15, 260],
        ['A4', 305, 220, 18, 520],
      ),
      kind('gift wrap', 290, 690, ['2 m', 720, 40, 40, 110], ['5 m', 720, 50, 50, 230]),
      kind('greeting cards', 350, 990, ['set of 6', 175, 125, 20, 140], ['set of 12', 175, 125, 35, 260]),
      kind('pencil case', 790, 1490, ['slim', 210, 60, 40, 70], ['large', 220, 100, 60, 120]),
      kind('desk calendar', 890, 1390, ['2027', 230, 160, 25, 310]),
    ],
  },
  {
    prefix: 'CAN',
    zone: 'Z1',
    looks: ['Vanilla', 'Fig', 'Cedar', 'Lavender', 'Cotton', 'Amber', 'Pine', 'Sea salt', 'Rose', 'Orange'],
    kinds: [
      kind('scented candle', 890, 1990, ['20 h', 75, 75, 85, 260], ['40 h', 90, 90, 105, 480]),
      kind('tealights', 390, 990, ['pack of 10', 200, 80, 40, 180], ['pack of 30', 240, 160, 50, 520]),
      kind('reed diffuser', 1490, 2490, ['100 ml', 80, 80, 260, 420]),
    ],
  },
  {
    prefix: 'TOY',
    zone: 'Z1',
    looks: ['Fox', 'Bear', 'Rabbit', 'Owl', 'Whale', 'Tiger', 'Panda', 'Dinosaur', 'Hedgehog', 'Penguin'],
    kinds: [
      kind('soft toy', 990, 2490, ['20 cm', 200, 140, 120, 150], ['35 cm', 350, 220, 180, 310]),
      kind('wooden puzzle', 890, 1990, ['9 pieces', 240, 180, 25, 280], ['24 pieces', 300, 220, 25, 390]),
      kind('night light', 1490, 2990, ['mini', 110, 110, 130, 190]),
      kind(
        'lunch box',
        990,
        1690,
        ['1 compartment', 180, 130, 60, 220],
        ['3 compartments', 210, 150, 65, 290],
      ),
      kind('card game', 690, 1290, ['travel', 100, 70, 25, 110]),
    ],
  },
  {
    prefix: 'LIT',
    zone: 'Z1',
    looks: ['Brass', 'Copper', 'Chrome', 'Matt black', 'White', 'Oak', 'Walnut', 'Sage'],
    kinds: [
      kind('desk lamp', 2990, 5990, ['40 cm', 420, 180, 160, 1350]),
      kind('pendant lamp', 3990, 7990, ['25 cm', 270, 270, 260, 1500], ['40 cm', 420, 420, 320, 2600]),
      kind('fairy lights', 990, 2490, ['5 m', 160, 120, 70, 240], ['10 m', 180, 130, 80, 390]),
      { ...kind('rechargeable table lamp', 3490, 5990, ['USB-C', 130, 130, 340, 980]), hazard: 'UN3481' },
      {
        ...kind('torch', 1290, 2990, ['pocket', 130, 35, 35, 140], ['camping', 200, 90, 90, 430]),
        hazard: 'UN3481',
      },
    ],
  },
  {
    prefix: 'TEA',
    zone: 'Z2',
    looks: [
      'Assam',
      'Darjeeling',
      'Earl Grey',
      'Jasmine',
      'Mint',
      'Rooibos',
      'Camomile',
      'Ginger',
      'Sencha',
      'Chai',
    ],
    shelf: { lastsDays: 540, minDays: 60 },
    kinds: [
      kind('tea tin', 590, 1290, ['100 g', 80, 80, 120, 190], ['250 g', 110, 110, 150, 380]),
      kind('tea bags', 290, 690, ['20 bags', 120, 70, 70, 60], ['50 bags', 160, 90, 80, 140]),
      kind('iced tea syrup', 690, 1190, ['33 cl', 65, 65, 230, 620]),
    ],
  },
  {
    prefix: 'SWE',
    zone: 'Z2',
    looks: [
      'Butter',
      'Oat',
      'Hazelnut',
      'Dark chocolate',
      'Lemon',
      'Cinnamon',
      'Salted caramel',
      'Almond',
      'Raspberry',
      'Coffee',
    ],
    shelf: { lastsDays: 270, minDays: 30 },
    kinds: [
      kind('biscuits', 290, 690, ['150 g', 200, 110, 50, 170], ['400 g tin', 200, 200, 80, 640]),
      kind('chocolate bar', 250, 590, ['100 g', 160, 80, 12, 105], ['200 g', 190, 95, 16, 208]),
      kind('jam', 390, 790, ['210 g', 70, 70, 80, 350], ['340 g', 75, 75, 105, 540]),
      kind('fudge', 450, 890, ['gift box', 150, 100, 45, 240]),
    ],
  },
  {
    prefix: 'CAR',
    zone: 'Z2',
    looks: [
      'Lavender',
      'Olive',
      'Honey',
      'Aloe',
      'Rosemary',
      'Oat milk',
      'Sea buckthorn',
      'Almond',
      'Verbena',
      'Unscented',
    ],
    shelf: { lastsDays: 720, minDays: 90 },
    kinds: [
      kind('hand soap', 490, 990, ['bar 100 g', 85, 60, 30, 110], ['250 ml', 70, 70, 170, 310]),
      kind('hand cream', 590, 1290, ['30 ml', 120, 35, 25, 45], ['75 ml', 160, 50, 40, 100]),
      kind('bath salt', 690, 1490, ['500 g', 110, 110, 140, 580]),
      { ...kind('eau de toilette', 1990, 3990, ['50 ml', 70, 45, 130, 220]), hazard: 'UN1266' },
      kind('shampoo bar', 690, 990, ['70 g', 75, 75, 35, 85]),
    ],
  },
  {
    prefix: 'TEX',
    zone: 'Z3',
    looks: [...PATTERNS, 'Navy', 'Ochre'],
    kinds: [
      kind('cushion cover', 990, 1990, ['40 x 40', 280, 220, 20, 190], ['50 x 50', 300, 250, 25, 280]),
      kind('throw', 2490, 4990, ['130 x 170', 350, 300, 90, 980]),
      kind('tea towel', 590, 1190, ['set of 2', 220, 180, 30, 210], ['set of 4', 230, 190, 55, 410]),
      kind('apron', 1490, 2490, ['one size', 280, 220, 30, 310]),
      kind('bath towel', 1290, 2690, ['50 x 100', 300, 220, 60, 330], ['70 x 140', 350, 260, 90, 610]),
    ],
  },
  {
    prefix: 'GAR',
    zone: 'Z3',
    looks: ['Terracotta', 'Zinc', 'Slate', 'Cream', 'Moss', 'Anthracite', 'Rust', 'Sand', 'Willow', 'Stone'],
    kinds: [
      kind(
        'plant pot',
        590,
        2490,
        ['12 cm', 130, 130, 120, 520],
        ['18 cm', 190, 190, 175, 1180],
        ['25 cm', 260, 260, 240, 2350],
      ),
      kind('watering can', 1490, 2990, ['1.5 l', 320, 140, 220, 560], ['5 l', 450, 180, 330, 1080]),
      kind('lantern', 1990, 3990, ['25 cm', 150, 150, 260, 890], ['40 cm', 210, 210, 410, 1650]),
      kind('herb planter', 1290, 2490, ['window', 420, 140, 130, 760]),
      kind('bird feeder', 990, 1990, ['hanging', 160, 160, 220, 410]),
    ],
  },
  {
    prefix: 'KIT',
    zone: 'Z3',
    looks: [
      'Beech',
      'Bamboo',
      'Steel',
      'Olive wood',
      'Acacia',
      'Black',
      'Marble',
      'Copper',
      'Ivory',
      'Slate',
    ],
    kinds: [
      kind('chopping board', 1290, 3490, ['25 cm', 260, 180, 20, 480], ['40 cm', 410, 260, 22, 1150]),
      kind('spatula', 390, 990, ['30 cm', 310, 65, 15, 70]),
      kind(
        'storage jar',
        690,
        1490,
        ['0.5 l', 105, 105, 110, 380],
        ['1 l', 110, 110, 180, 590],
        ['2 l', 130, 130, 240, 880],
      ),
      kind('bread bin', 3490, 5990, ['large', 380, 240, 200, 2150]),
      kind('cake stand', 1990, 3490, ['26 cm', 270, 270, 120, 1240]),
      kind('colander', 1290, 2290, ['22 cm', 240, 230, 110, 460]),
      kind('whisk', 490, 990, ['25 cm', 260, 70, 70, 95]),
    ],
  },
]
