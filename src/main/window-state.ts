// The window comes back where it was left, unless that place is no longer on any screen.

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  readonly bounds: Bounds | undefined
  readonly maximized: boolean
}

export const SMALLEST = { width: 400, height: 600 }
export const FIRST_SIZE = { width: 1280, height: 800 }
const GRIP_PX = 80

/** What the file says, as far as it can be believed. */
export function parseWindowState(text: string): WindowState {
  try {
    const saved: unknown = JSON.parse(text)
    if (typeof saved !== 'object' || saved === null) return { bounds: undefined, maximized: false }
    const { bounds, maximized } = saved as Record<string, unknown>
    return { bounds: isBounds(bounds) ? bounds : undefined, maximized: maximized === true }
  } catch {
    return { bounds: undefined, maximized: false }
  }
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== 'object' || value === null) return false
  const numbers = value as Record<string, unknown>
  return ['x', 'y', 'width', 'height'].every((name) => Number.isSafeInteger(numbers[name]))
}

/** The bounds to open with, given the work areas of the screens: enough of the title must be in reach of a pointer. */
export function boundsToOpen(state: WindowState, screens: readonly Bounds[]): Partial<Bounds> {
  const { bounds } = state
  if (!bounds) return FIRST_SIZE
  const size = {
    width: Math.max(bounds.width, SMALLEST.width),
    height: Math.max(bounds.height, SMALLEST.height),
  }
  const reachable = screens.some(
    (screen) =>
      bounds.y >= screen.y &&
      bounds.y <= screen.y + screen.height - GRIP_PX &&
      bounds.x + size.width >= screen.x + GRIP_PX &&
      bounds.x <= screen.x + screen.width - GRIP_PX,
  )
  return reachable ? { x: bounds.x, y: bounds.y, ...size } : size
}
