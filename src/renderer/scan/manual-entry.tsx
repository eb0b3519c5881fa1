import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsHandheld } from '../ui/use-is-handheld.ts'
import { scanQueue } from './keyboard.ts'

interface ManualEntryProps {
  /** What is wanted here: "Product code". The usual words when left out. */
  readonly label?: string
  readonly autoFocus?: boolean
  /** After the code has gone its way. */
  readonly onEntered?: () => void
}

/** For labels that cannot be read: a code typed by hand goes the same way as a scan. */
export function ManualEntry({ label, autoFocus = false, onEntered }: ManualEntryProps) {
  const { t } = useTranslation('common')
  const size = useIsHandheld() ? 'hand' : 'floor'
  const [code, setCode] = useState('')
  const enter = () => {
    const entered = code.trim()
    if (!entered) return
    setCode('')
    scanQueue.pushCode(entered)
    onEntered?.()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        enter()
      }}
    >
      <Group gap={8} align="flex-end" wrap="nowrap">
        <TextInput
          label={label ?? t('typeCode')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          size={size}
          data-autofocus={autoFocus || undefined}
          // Asked for by tapping "Can't scan": the next thing is to type.
          autoFocus={autoFocus}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          style={{ flex: 1 }}
        />
        <Button type="submit" size={size} disabled={!code.trim()}>
          {t('enter')}
        </Button>
      </Group>
    </form>
  )
}
