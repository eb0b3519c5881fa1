import type { MakeDemo } from './set-up.ts'

/** Loaded when it is wanted: most starts never make demo data. */
export const makeDemo: MakeDemo = async (station, { onProgress }) => {
  const { runDemo } = await import('../demo/run-demo.ts')
  await runDemo(station, { onProgress })
}
