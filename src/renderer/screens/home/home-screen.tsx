import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Home } from '../../../core/protocol/queries/floor.ts'
import { useVerdict } from '../../feedback/verdict.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import { CannotScan } from '../../floor/cannot-scan.tsx'
import classes from '../../floor/floor.module.css'
import { useGoByScan } from '../../floor/use-go-by-scan.ts'
import { useUser } from '../../station/hello-store.ts'
import { useOnLine } from '../../station/use-on-line.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { CutOffCard } from './cut-off-card.tsx'
import own from './home.module.css'
import { type HomeCard, planHome } from './home-plan.ts'
import { PackCard, PickCard, ReceiveCard } from './job-cards.tsx'
import { OrdersCard } from './orders-card.tsx'

const TABLES = ['pickTask', 'pick', 'order', 'case', 'parcel', 'location'] as const

/** The next job of whoever stands here, as one large card. A scan goes to what was scanned. */
export function HomeScreen() {
  const { t } = useTranslation(['home', 'common'])
  const user = useUser()
  const go = useGoByScan()
  const [typing, setTyping] = useState(false)
  const verdict = useVerdict((state) => state.verdict)
  const { value, error, refresh } = useQuery('home', {}, { tables: TABLES })
  useOnLine(refresh)
  const plan = value ? planHome(user.roles, user.actions, value) : null
  return (
    <Screen title={t('title', { name: user.name })} help={<p>{t('help')}</p>}>
      <div className={own.home}>
        {verdict && (
          <div className={own.wide}>
            <VerdictBand />
          </div>
        )}
        {error && <ErrorSection error={error} onRetry={refresh} />}
        {value && plan?.first && (
          <div className={own.wide}>
            <Card card={plan.first} home={value} first />
          </div>
        )}
        {value && plan?.others.map((card) => <Card key={card} card={card} home={value} first={false} />)}
        {!value && !error && <div className={`${own.wide} ${classes.body}`}>{t('common:loading')}</div>}
        <div className={`${own.wide} ${classes.row}`}>
          <span className={classes.body}>{t('scanAnything')}</span>
          <FloorButton kind="secondary" onClick={() => setTyping(true)} hotkey="F4">
            {t('typeCode')}
          </FloorButton>
        </div>
      </div>
      {typing && (
        <CannotScan
          wanted="code"
          onCode={(code) => void go(code)}
          onProduct={() => undefined}
          onClose={() => setTyping(false)}
        />
      )}
    </Screen>
  )
}

export interface CardProps {
  readonly home: Home
  /** The large card, whose Start is the primary action of the screen. */
  readonly first: boolean
}

function Card({ card, home, first }: CardProps & { readonly card: HomeCard }) {
  switch (card) {
    case 'pick':
      return <PickCard home={home} first={first} />
    case 'pack':
      return <PackCard home={home} first={first} />
    case 'cutOffs':
      return <CutOffCard home={home} first={first} />
    case 'orders':
      return <OrdersCard first={first} />
    case 'receive':
      return <ReceiveCard first={first} />
  }
}
