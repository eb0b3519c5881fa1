import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftProblem } from './draft-problems.ts'
import classes from './new-order.module.css'
import type { DraftAction, DraftCharge, OrderDraft } from './order-draft.ts'

const kinds = ['postage', 'discount', 'fee', 'manual'] as const satisfies readonly DraftCharge['kind'][]

interface Props {
  readonly draft: OrderDraft
  readonly change: (action: DraftAction) => void
  readonly problems: readonly DraftProblem[]
}

/** What is charged and not picked. */
export function NewOrderCharges({ draft, change, problems }: Props) {
  const { t } = useTranslation('order')
  const has = (code: DraftProblem['code'], key: number) =>
    problems.some((each) => each.code === code && 'key' in each && each.key === key)
  return (
    <section aria-label={t('charges')}>
      <h2 className={classes.heading}>{t('charges')}</h2>
      {draft.charges.map((charge) => (
        <div key={charge.key} className={classes.charge}>
          <Select
            aria-label={t('chargeKindLabel')}
            allowDeselect={false}
            value={charge.kind}
            data={kinds.map((kind) => ({ value: kind, label: t(`chargeKind.${kind}`) }))}
            onChange={(kind) =>
              kind &&
              change({ type: 'changeCharge', key: charge.key, change: { kind: kind as DraftCharge['kind'] } })
            }
          />
          <TextInput
            aria-label={t('chargeName')}
            value={charge.name}
            maxLength={200}
            error={has('nameMissing', charge.key)}
            onChange={(event) =>
              change({ type: 'changeCharge', key: charge.key, change: { name: event.currentTarget.value } })
            }
          />
          <TextInput
            aria-label={t('chargeAmount', { currency: draft.currency })}
            inputMode="decimal"
            value={charge.amountText}
            error={has('amountWrong', charge.key)}
            onChange={(event) =>
              change({
                type: 'changeCharge',
                key: charge.key,
                change: { amountText: event.currentTarget.value },
              })
            }
          />
          <ActionIcon
            aria-label={t('removeCharge')}
            onClick={() => change({ type: 'removeCharge', key: charge.key })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group gap="sm">
        <Button
          variant="default"
          onClick={() => change({ type: 'addCharge', kind: 'postage', name: t('chargeKind.postage') })}
        >
          {t('addPostage')}
        </Button>
        <Button
          variant="default"
          onClick={() => change({ type: 'addCharge', kind: 'discount', name: t('chargeKind.discount') })}
        >
          {t('addDiscount')}
        </Button>
      </Group>
    </section>
  )
}
