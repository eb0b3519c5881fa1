import { Drawer } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import classes from './bottom-nav.module.css'
import { isAt, type NavItem } from './nav-items.ts'
import { useShellStore } from './shell-store.ts'
import { useNavItems } from './use-nav-items.ts'

/** As many as a thumb can tell apart. */
const SHOWN = 4

/** The handheld's navigation: the first jobs at the bottom, the others behind "More". */
export function BottomNav() {
  const { t } = useTranslation(['shell', 'common'])
  const items = useNavItems()
  const open = useShellStore((state) => state.navOpen)
  const setOpen = (navOpen: boolean) => useShellStore.setState({ navOpen })
  const first = items.length > SHOWN + 1 ? items.slice(0, SHOWN) : items
  const others = items.slice(first.length)
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      {first.map((item) => (
        <NavLink key={item.key} item={item} className={classes.item} />
      ))}
      {others.length > 0 && (
        <button type="button" className={classes.item} onClick={() => setOpen(true)}>
          <IconMenu2 size={26} aria-hidden="true" />
          <span>{t('common:more')}</span>
        </button>
      )}
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={t('nav.label')}
        closeButtonProps={{ 'aria-label': t('common:close'), size: 48 }}
      >
        <div className={classes.list}>
          {others.map((item) => (
            <NavLink key={item.key} item={item} className={classes.row} onGo={() => setOpen(false)} />
          ))}
        </div>
      </Drawer>
    </nav>
  )
}

interface NavLinkProps {
  readonly item: NavItem
  readonly className: string | undefined
  readonly onGo?: () => void
}

function NavLink({ item, className, onGo }: NavLinkProps) {
  const { t } = useTranslation('shell')
  const [path] = useLocation()
  return (
    <Link
      href={item.path}
      className={className}
      aria-current={isAt(item, path) ? 'page' : undefined}
      onClick={onGo}
    >
      <item.Icon size={26} aria-hidden="true" />
      <span>{t(`nav.${item.key}`)}</span>
    </Link>
  )
}
