/** Contrast of WCAG 2, simulation of colour blindness (Machado, Oliveira, Fernandes 2009, severity 1), CIE76 distance. */
type Rgb = readonly [number, number, number]

export const deficiencies: Readonly<Record<'protan' | 'deutan' | 'tritan', readonly Rgb[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = linear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function simulate(color: Rgb, matrix: readonly Rgb[]): Rgb {
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const row = (r: Rgb) => clamp(r[0] * color[0] + r[1] * color[1] + r[2] * color[2])
  return matrix.map(row) as unknown as Rgb
}

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

export function distance(a: string, b: string, matrix: readonly Rgb[]): number {
  const [x, y] = [a, b].map((hex) => lab(simulate(linear(hex), matrix))) as [Rgb, Rgb]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}
