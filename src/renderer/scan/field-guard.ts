/**
 * A scanner's first characters reach a text field before one can tell that they are a scan. The guard remembers what
 * the field held before the burst and puts it back, so that what a person has typed there is never changed by a scan.
 */
type TextField = HTMLInputElement | HTMLTextAreaElement

export function isTextField(target: EventTarget | null): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true
  if (!(target instanceof HTMLInputElement)) return false
  return !['button', 'checkbox', 'radio', 'submit', 'reset', 'file', 'range', 'color', 'image'].includes(
    target.type,
  )
}

export function createFieldGuard() {
  let field: TextField | null = null
  let before = ''

  return {
    /** Called at the first key of a possible burst. */
    remember(target: EventTarget | null) {
      field = isTextField(target) ? target : null
      before = field?.value ?? ''
    },
    restore() {
      if (!field?.isConnected || field.value === before) return
      // React keeps its own record of the value; only the native setter followed by an event is noticed.
      const prototype =
        field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, before)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}
