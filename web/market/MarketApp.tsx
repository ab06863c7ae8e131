import { type PlainKeyOf } from '../../src/messages/index.ts'
import { Suspense, useEffect, type ComponentType } from 'react'
import { Link, Route, Switch, useLocation, useParams } from 'wouter'
import type { Role } from '../../src/market/index.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Provenance } from '../ui/provenance.ts'
import { latePage } from '../ui/late.ts'
import { useMessages } from '../language/messages.ts'
import { LanguageChoice, ThemeChoice, useSettings } from '../ui/Settings.tsx'
import { useView } from '../url/state.ts'
import { KeysProvider } from './client/keys.tsx'
import { useFreshness } from './client/reading.ts'
import { maySee, signOut, useSession, type Session } from './client/session.ts'
import { OperatorNotice } from './pages/keys/OperatorNotice.tsx'
import { ProposedNotice } from './pages/keys/ProposedNotice.tsx'
import { roleMessages } from './parts/role.gen.ts'
import { plain, shortLot } from './subjects/lots/lots.ts'
import RoundsPage from './pages/rounds/RoundsPage.tsx'
import { marketMessages } from './messages.gen.ts'
import '../app.css'
import './market.css'

interface Page {
  readonly path: string
  readonly name: PlainKeyOf<typeof marketMessages>
  readonly Page: ComponentType
  /** Whom it is for; everybody, if left out. */
  readonly roles?: readonly Role[]
  /** Reached from another page, and not from the top. */
  readonly inside?: boolean
}

const MEMBERS: readonly Role[] = ['trader', 'reader']
const OVERSEERS: readonly Role[] = ['operator', 'auditor']

/** Every page, and whom it is for: the market refuses what somebody may not, whatever is shown. */
const PAGES: readonly Page[] = [
  { path: '/', name: 'rounds', Page: RoundsPage },
  { path: '/rounds/:round', name: 'rounds', inside: true, Page: latePage(() => import('./pages/round/RoundPage.tsx')) },
  {
    path: '/rounds/:round/order',
    name: 'orders',
    inside: true,
    Page: latePage(() => import('./pages/order/OrderPage.tsx')),
  },
  { path: '/prices', name: 'benchmarks', Page: latePage(() => import('./pages/prices/PricesPage.tsx')) },
  { path: '/verify', name: 'verify', Page: latePage(() => import('./pages/verify/VerifyPage.tsx')) },
  { path: '/orders', name: 'orders', roles: MEMBERS, Page: latePage(() => import('./pages/orders/OrdersPage.tsx')) },
  { path: '/lots', name: 'lots', roles: MEMBERS, Page: latePage(() => import('./pages/lots/LotsPage.tsx')) },
  { path: '/lots/:lot', name: 'lots', inside: true, Page: latePage(() => import('./pages/lot/LotPage.tsx')) },
  { path: '/record', name: 'lots', inside: true, Page: latePage(() => import('./pages/record/RecordPage.tsx')) },
  { path: '/money', name: 'money', roles: MEMBERS, Page: latePage(() => import('./pages/money/MoneyPage.tsx')) },
  {
    path: '/statements/:round',
    name: 'money',
    inside: true,
    Page: latePage(() => import('./pages/money/StatementPage.tsx')),
  },
  {
    path: '/keys',
    name: 'keys',
    roles: ['trader', 'operator'],
    Page: latePage(() => import('./pages/keys/KeysPage.tsx')),
  },
  {
    path: '/receipts',
    name: 'receipts',
    roles: ['trader', 'operator'],
    Page: latePage(() => import('./pages/receipts/ReceiptsPage.tsx')),
  },
  {
    path: '/announce',
    name: 'operate',
    roles: ['operator'],
    Page: latePage(() => import('./pages/announce/AnnouncePage.tsx')),
  },
  {
    path: '/members',
    name: 'members',
    roles: OVERSEERS,
    Page: latePage(() => import('./pages/members/MembersPage.tsx')),
  },
  { path: '/bank', name: 'bank', roles: OVERSEERS, Page: latePage(() => import('./pages/bank/BankPage.tsx')) },
  { path: '/alarms', name: 'alarms', roles: OVERSEERS, Page: latePage(() => import('./pages/alarms/AlarmsPage.tsx')) },
  { path: '/ledger', name: 'ledger', roles: OVERSEERS, Page: latePage(() => import('./pages/ledger/LedgerPage.tsx')) },
  {
    path: '/news',
    name: 'notices',
    roles: ['trader', 'reader', 'operator', 'auditor'],
    Page: latePage(() => import('./pages/news/NewsPage.tsx')),
  },
  { path: '/sign-in', name: 'signIn', inside: true, Page: latePage(() => import('./pages/sign-in/SignInPage.tsx')) },
]

export function MarketApp(): React.JSX.Element {
  const say = useMessages(marketMessages)
  const market = useFreshness()
  const [at] = useLocation()
  useSettings()

  const made =
    market === undefined
      ? ''
      : `${market.name ?? ''} · ${say('head', { seq: market.head.seq, hash: market.head.hash.slice(0, 12) })}`
  return (
    <KeysProvider>
      <Provenance value={made}>
        <a className="skip" href="#main">
          {say('skip')}
        </a>
        <Top market={market?.name ?? ''} />
        <main id="main" tabIndex={-1}>
          <Boundary at={at}>
            <ProposedNotice />
            <OperatorNotice />
            <Suspense fallback={<p className="quiet">{say('loading')}</p>}>
              <Switch>
                {PAGES.map(({ path, name, Page }) => (
                  <Route key={path} path={path}>
                    <Titled title={say(name)} Page={Page} />
                  </Route>
                ))}
                <Route>
                  <Missing />
                </Route>
              </Switch>
            </Suspense>
          </Boundary>
        </main>
        <footer className="quiet">
          <p>{say('foot')}</p>
          <p>{made}</p>
          <ThemeChoice />
        </footer>
      </Provenance>
    </KeysProvider>
  )
}

function Titled({ title, Page }: { readonly title: string; readonly Page: ComponentType }): React.JSX.Element {
  // A page about one round or lot says which: tabs and steps back are distinguished by it.
  const { round, lot } = useParams()
  const of = round ?? (lot === undefined ? undefined : shortLot(plain(lot)))
  useTitle(of === undefined ? title : `${of} · ${title}`)
  return <Page />
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Ytterby`
  }, [title])
}

function Missing(): React.JSX.Element {
  const say = useMessages(marketMessages)
  const { href } = useView()
  useTitle(say('missing'))
  return (
    <>
      <h1>{say('missing')}</h1>
      <p>
        <Link href={href('/')}>{say('toHome')}</Link>
      </p>
    </>
  )
}

function Top({ market }: { readonly market: string }): React.JSX.Element {
  const say = useMessages(marketMessages)
  const { href } = useView()
  const [path] = useLocation()
  const session = useSession()
  const shown = PAGES.filter(({ inside = false, roles }) => !inside && (roles === undefined || maySee(session, roles)))
  return (
    <header className="top">
      <Link href={href('/', { row: '' })} className="brand" title={say('home')}>
        <span className="brand-mark" aria-hidden="true">
          Y
        </span>
        {market}
      </Link>
      <nav aria-label={say('pages')}>
        {shown.map(({ path: at, name }) => (
          <Link key={at} href={href(at, { row: '' })} aria-current={isAt(path, at) ? 'page' : undefined}>
            {say(name)}
          </Link>
        ))}
      </nav>
      <div className="row no-print">
        <Who session={session} />
        <LanguageChoice />
      </div>
    </header>
  )
}

/** A page that lies under another belongs to it. */
const isAt = (path: string, at: string): boolean =>
  at === '/' ? path === '/' || path.startsWith('/rounds/') : path === at || path.startsWith(`${at}/`)

function Who({ session }: { readonly session: Session | null | undefined }): React.JSX.Element | null {
  const say = useMessages(marketMessages)
  const role = useMessages(roleMessages)
  const { href } = useView()
  const [, navigate] = useLocation()
  if (session === undefined) return null
  if (session === null)
    return (
      <Link href={href('/sign-in')} className="button main">
        {say('signIn')}
      </Link>
    )
  return (
    <>
      <span className="quiet">{say('signedIn', { user: session.user, role: role(session.role) })}</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          void signOut().finally(() => navigate(href('/')))
        }}
      >
        {say('signOut')}
      </button>
    </>
  )
}
