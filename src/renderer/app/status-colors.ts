/**
 * The colours of a status. Red never means "off", and no status is told by colour alone: StatusShape always draws a shape
 * beside it. Right and wrong stay far apart for people who do not see red or green; a test computes it.
 */
export interface StatusColor {
  readonly fill: string
  /** Text and signs on the fill. */
  readonly on: string
}

export const statusKinds = ['right', 'wrong', 'attention', 'progress'] as const
export type StatusColorKind = (typeof statusKinds)[number]

export const statusColors: Readonly<
  Record<'light' | 'dark', Readonly<Record<StatusColorKind, StatusColor>>>
> = {
  light: {
    right: { fill: '#006D77', on: '#FFFFFF' },
    wrong: { fill: '#C4420A', on: '#FFFFFF' },
    attention: { fill: '#F2B400', on: '#000000' },
    progress: { fill: '#1D4ED8', on: '#FFFFFF' },
  },
  dark: {
    right: { fill: '#4DD4C8', on: '#000000' },
    wrong: { fill: '#FF7A45', on: '#000000' },
    attention: { fill: '#FFE066', on: '#000000' },
    progress: { fill: '#8AB4FF', on: '#000000' },
  },
}

/** Grounds on which text and shapes stand. */
export const grounds = {
  light: { page: '#FFFFFF', raised: '#F4F6F8', text: '#12181F', quiet: '#4A5560', line: '#7B8794' },
  dark: { page: '#14181D', raised: '#1E242B', text: '#F1F4F7', quiet: '#B4BEC8', line: '#8692A0' },
} as const
