import { Select, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import classes from './import.module.css'
import { StepButtons } from './step-buttons.tsx'
import type { ImportWork } from './use-import.ts'

interface Props {
  readonly work: ImportWork
  readonly preview: ImportPreview
}

/** Which column is which field. What was recognised by its name is filled in; the first rows show whether it is right. */
export function StepMatch({ work, preview }: Props) {
  const { t } = useTranslation('import')
  const { mapping } = work.options

  const example = (column: string | null | undefined) => {
    const index = column ? preview.columns.indexOf(column) : -1
    if (index < 0) return ''
    return preview.sample
      .map((row) => row[index] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, 3)
      .join(' · ')
  }

  return (
    <>
      <FileLine preview={preview} />
      <BeforeNote preview={preview} />
      <Table verticalSpacing={4} className={classes.mapping}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field')}</Table.Th>
            <Table.Th w={300}>{t('columnInFile')}</Table.Th>
            <Table.Th>{t('firstRows')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.fields.map((field) => {
            const column = mapping[field.key] ?? null
            const missing = preview.missing.includes(field.key)
            return (
              <Table.Tr key={field.key}>
                <Table.Td>
                  <StatusShape
                    status={missing ? 'attention' : column ? 'right' : 'open'}
                    label={`${t(`fieldName.${field.key}`)}${field.required ? ` ${t('required')}` : ''}`}
                  />
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={t('columnFor', { field: t(`fieldName.${field.key}`) })}
                    searchable
                    clearable
                    placeholder={t('notInFile')}
                    value={column}
                    data={[...new Set(preview.columns)].filter((name) => name !== '')}
                    error={missing ? t('mustBeMatched') : null}
                    onChange={(next) => work.change({ mapping: { ...mapping, [field.key]: next } })}
                  />
                </Table.Td>
                <Table.Td className={classes.example}>{example(column)}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <StepButtons
        back={() => work.again()}
        backLabel={t('otherFile')}
        next={() => work.goTo('check')}
        nextLabel={t('common:next')}
        busy={work.busy !== null}
        blocked={preview.missing.length > 0 ? t('missingFields', { count: preview.missing.length }) : null}
      />
    </>
  )
}

export function FileLine({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    <Text>
      <strong>{preview.fileName}</strong> · {t(`kind.${preview.kind}`)} ·{' '}
      {t('rows', { count: preview.rowCount, number: format.number(preview.rowCount) })}
    </Text>
  )
}

export function BeforeNote({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  if (!preview.importedBefore) return null
  return (
    <div className={classes.before} role="status">
      <StatusShape status="attention" label={t('before.title')} />
      <Text size="sm">{t('before.detail', { at: format.dateTime(preview.importedBefore.at) })}</Text>
    </div>
  )
}
