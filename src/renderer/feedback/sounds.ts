/**
 * Signals for ears in a loud hall. They differ in rhythm and length, not only in pitch, because helmets, motors and age
 * take away high notes. Silent until `unlock`, which browsers allow in a touch only.
 */
export const verdictKinds = ['right', 'lineComplete', 'done', 'wrong', 'unknown', 'repeated'] as const
export type VerdictKind = (typeof verdictKinds)[number]

export interface Tone {
  readonly hertz: number
  readonly startMs: number
  readonly lengthMs: number
}

export const tones: Readonly<Record<VerdictKind, readonly Tone[]>> = {
  right: [{ hertz: 1760, startMs: 0, lengthMs: 90 }],
  lineComplete: [
    { hertz: 1175, startMs: 0, lengthMs: 90 },
    { hertz: 1760, startMs: 110, lengthMs: 140 },
  ],
  done: [
    { hertz: 880, startMs: 0, lengthMs: 110 },
    { hertz: 1175, startMs: 130, lengthMs: 110 },
    { hertz: 1760, startMs: 260, lengthMs: 320 },
  ],
  wrong: [
    { hertz: 220, startMs: 0, lengthMs: 160 },
    { hertz: 220, startMs: 210, lengthMs: 160 },
    { hertz: 196, startMs: 420, lengthMs: 260 },
  ],
  unknown: [
    { hertz: 523, startMs: 0, lengthMs: 180 },
    { hertz: 523, startMs: 260, lengthMs: 180 },
  ],
  repeated: [{ hertz: 659, startMs: 0, lengthMs: 220 }],
}

export const vibrations: Readonly<Record<VerdictKind, readonly number[]>> = {
  right: [40],
  lineComplete: [40, 60, 40],
  done: [40, 60, 40, 60, 120],
  wrong: [400],
  unknown: [150, 100, 150],
  repeated: [40],
}

let context: AudioContext | null = null

/** Call it in a touch, click or key: sign-in's Start. */
export function unlockSound(): void {
  try {
    context ??= new AudioContext()
    void context.resume()
  } catch {
    // A machine without sound still has colours and words.
    context = null
  }
}

export function soundIsUnlocked(): boolean {
  return context?.state === 'running'
}

export function signal(kind: VerdictKind): void {
  // Absent in Safari and on desktops.
  navigator.vibrate?.([...vibrations[kind]])
  if (!context) return
  const now = context.currentTime
  for (const tone of tones[kind]) play(context, tone, now)
}

function play(audio: AudioContext, tone: Tone, now: number): void {
  const start = now + tone.startMs / 1000
  const end = start + tone.lengthMs / 1000
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  // Low notes as a sawtooth: small speakers cannot give a pure one.
  oscillator.type = tone.hertz < 400 ? 'sawtooth' : 'square'
  oscillator.frequency.value = tone.hertz
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(0.25, start + 0.008)
  gain.gain.setValueAtTime(0.25, end - 0.015)
  gain.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(end)
}
