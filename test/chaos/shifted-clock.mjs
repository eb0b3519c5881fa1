// Loaded before a program (`--import`): in this process it is as much later, or earlier, as SHIFTED_CLOCK_MS says.
const shiftMs = Number(process.env.SHIFTED_CLOCK_MS ?? 0)
const RealDate = Date

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shiftMs)
    else super(...given)
  }

  static now() {
    return RealDate.now() + shiftMs
  }
}
