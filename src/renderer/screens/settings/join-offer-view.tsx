import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { JoinOffer } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'

/** What a person types at the station that joins. */
export function JoinOfferView({ offer }: { readonly offer: JoinOffer }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return (
    <div role="status">
      <Text>{t('server.code', { time: format.time(offer.until) })}</Text>
      <Text fz={40} fw={700} className="ep-code">
        {offer.code}
      </Text>
      {offer.addresses.map((address) => (
        <Text key={address}>
          {t('server.address')} <span className="ep-code">{address}</span>
        </Text>
      ))}
      {offer.fingerprint !== null && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          {t('server.fingerprint')} <span className="ep-code">{offer.fingerprint}</span>
        </Text>
      )}
    </div>
  )
}
