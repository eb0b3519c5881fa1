import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { isAt } from './nav-items.ts'
import classes from './rail.module.css'
import { useNavItems } from './use-nav-items.ts'

export function Rail() {
  const { t } = useTranslation('shell')
  const [path] = useLocation()
  return (
    <nav className={classes.rail} aria-label={t('nav.label')}>
      {useNavItems().map((item) => (
        <Link
          key={item.key}
          href={item.path}
          className={classes.item}
          aria-current={isAt(item, path) ? 'page' : undefined}
        >
          <item.Icon size={22} aria-hidden="true" />
          <span>{t(`nav.${item.key}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
