import { Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { Link, Redirect, Route, Router, Switch, useLocation } from 'wouter'
import { inEach, sayer, WRITING } from '../src/messages/index.ts'
import { appMessages } from './app.gen.ts'
import { useOnPaper } from './charts/on-paper.ts'
import { Anchors } from './ui/Anchors.tsx'
import { Boundary } from './ui/Boundary.tsx'
import { EmbedFrame } from './ui/Embed.tsx'
import { Events } from './charts/events/Events.tsx'
import { CatalogueProvider, useCatalogue } from './model/catalogue.tsx'
import { CurrencyChoice, InChosenCurrency, useRate } from './model/CurrencyChoice.tsx'
import { Provenance } from './ui/provenance.ts'
import { latePage } from './ui/late.ts'
import { useMessages } from './language/messages.ts'
import { Welcome } from './ui/Welcome.tsx'
import { LanguageChoice, ThemeChoice, useSettings } from './ui/Settings.tsx'
import { ShockPage } from './pages/shock/ShockPage.tsx'
import { SearchField } from './subjects/search/SearchField.tsx'
import { eventsOf } from './subjects/events.ts'
import { addressOf, usePlace } from './url/folders.ts'
import { BASE_PATH } from './url/root.ts'
import { useView } from './url/state.ts'
import './app.css'

const WeaponPage = latePage(() => import('./pages/weapon/WeaponPage.tsx'))
const PlanPage = latePage(() => import('./pages/plan/PlanPage.tsx'))
const DumpingPage = latePage(() => import('./pages/dumping/DumpingPage.tsx'))
const ExposurePage = latePage(() => import('./pages/exposure/ExposurePage.tsx'))
const PartsPage = latePage(() => import('./pages/parts/PartsPage.tsx'))
const WorldPage = latePage(() => import('./pages/world/WorldPage.tsx'))
const ComparePage = latePage(() => import('./pages/compare/ComparePage.tsx'))
const HindcastPage = latePage(() => import('./pages/hindcast/HindcastPage.tsx'))
const MethodPage = latePage(() => import('./pages/method/MethodPage.tsx'))

const PAGES = [
  ['/', 'shock', ShockPage],
  ['/weapon', 'weapon', WeaponPage],
  ['/plan', 'plan', PlanPage],
  ['/dumping', 'dumping', DumpingPage],
  ['/exposure', 'exposure', ExposurePage],
  ['/parts', 'parts', PartsPage],
  ['/world', 'world', WorldPage],
  ['/compare', 'compare', ComparePage],
  ['/hindcast', 'hindcast', HindcastPage],
  ['/method', 'method', MethodPage],
] as const

const TO_FIND = PAGES.map(([path, name]) => ({
  path,
  name: inEach((lang) => sayer(appMessages, lang)(name)),
  line: inEach((lang) => sayer(appMessages, lang)(`${name}Is`)),
}))

/** Paths that pages had in older links. */
const MOVED = [['/sustain', '/dumping']] as const

export function App(): React.JSX.Element {
  return (
    <Router base={BASE_PATH} hook={usePlace} hrefs={addressOf}>
      <CatalogueProvider>
        <Marked>
          <InChosenCurrency>
            <Frame />
          </InChosenCurrency>
        </Marked>
      </CatalogueProvider>
    </Router>
  )
}

/** Lets every chart know what happened when. */
function Marked({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const catalogue = useCatalogue()
  const events = useMemo(() => eventsOf(catalogue), [catalogue])
  return <Events value={events}>{children}</Events>
}

function Frame(): React.JSX.Element {
  const say = useMessages(appMessages)
  const { href, view } = useView()
  const [path] = useLocation()
  const { version, world } = useCatalogue()
  const page = PAGES.find(([at]) => at === path)
  const title = page === undefined ? say('missing') : say(page[1])
  useSettings()

  useEffect(() => {
    document.title = `${title} · Ytterby`
  }, [title])

  const content = (
    <Boundary at={path}>
      <Suspense fallback={<p className="quiet">{say('loading')}</p>}>
        <Switch>
          {PAGES.map(([at, name, Page]) => (
            <Route key={name} path={at} component={Page} />
          ))}
          {MOVED.map(([old, now]) => (
            <Route key={old} path={old}>
              <Redirect to={href(now)} replace />
            </Route>
          ))}
          <Route key="shipped" path="/shock/:id">
            {({ id }) => <Redirect to={href('/', { scenarios: [{ id, edit: {} }] })} replace />}
          </Route>
          <Route key="ja" path="/ja/*?">
            {(parts) => <Redirect to={href(`/${parts['*'] ?? ''}`, { lang: 'ja' })} replace />}
          </Route>
          <Route>
            <h1>{say('missing')}</h1>
            <p>
              <Link href={href('/')}>{say('toHome')}</Link>
            </p>
          </Route>
        </Switch>
      </Suspense>
    </Boundary>
  )
  const rate = useRate()
  const made = WRITING[view.lang].commas([say('madeBy', { version, hash: world.hash.slice(0, 12) }), ...rate])
  if (view.embed !== '')
    return (
      <Provenance value={made}>
        <EmbedFrame>{content}</EmbedFrame>
      </Provenance>
    )
  return (
    <Provenance value={made}>
      <a className="skip" href="#main" onClick={toAnswer}>
        {say('skip')}
      </a>
      <header className="top">
        <Link href={href('/')} className="brand" title={say('home')}>
          <span className="brand-mark" aria-hidden="true">
            Y
          </span>
          Ytterby
        </Link>
        <PageBar />
        <div className="row no-print">
          <SearchField pages={TO_FIND} />
          <CurrencyChoice />
          <LanguageChoice />
        </div>
        <PrintedOn />
      </header>
      <Anchors />
      <main id="main" tabIndex={-1}>
        <Welcome />
        {content}
      </main>
      <Foot />
    </Provenance>
  )
}

/** Past the settings to the answer, where the page has one by now. */
function toAnswer(event: React.MouseEvent): void {
  const answer = document.querySelector<HTMLElement>('#main .headline')
  if (answer === null) return
  event.preventDefault()
  answer.tabIndex = -1
  answer.focus()
}

/** All pages. On a phone they are wider than the window: the one that is open is brought into it. */
function PageBar(): React.JSX.Element {
  const say = useMessages(appMessages)
  const { href, view } = useView()
  const [path] = useLocation()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const shown = bar.current
    const current = shown?.querySelector('[aria-current]')
    if (shown === null || current === null || current === undefined) return
    const [of, at] = [shown.getBoundingClientRect(), current.getBoundingClientRect()]
    // The bar alone: to bring the link into view would move the page too, for who reads further down.
    shown.scrollLeft += at.left + at.width / 2 - (of.left + of.width / 2)
  }, [path, view.lang])
  return (
    <nav ref={bar} aria-label={say('pages')}>
      {PAGES.map(([at, name]) => (
        <Link key={at} href={href(at)} aria-current={at === path ? 'page' : undefined}>
          {say(name)}
        </Link>
      ))}
    </nav>
  )
}

/** When the page is printed, where it stands and what made it. */
function PrintedOn(): React.JSX.Element {
  const say = useMessages(appMessages)
  const { lang } = useView().view
  const made = useMade()
  useOnPaper()
  return (
    <p className="quiet paper-only printed">
      {say('printed', { day: new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date()) })} · {made}{' '}
      {window.location.href}
    </p>
  )
}

function Foot(): React.JSX.Element {
  const say = useMessages(appMessages)
  const made = useMade()
  return (
    <footer className="quiet no-print">
      <p>
        {say('foot')} {made}
      </p>
      <ThemeChoice />
    </footer>
  )
}

/** Version and data, in a sentence; empty until they are known. */
function useMade(): string {
  const say = useMessages(appMessages)
  const { version, world } = useCatalogue()
  const { commas } = WRITING[useView().view.lang]
  const rate = useRate()
  return version === ''
    ? ''
    : commas([say('made', { version, hash: world.hash.slice(0, 12), world: world.title }), ...rate])
}
