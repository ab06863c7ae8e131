import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { secureHeaders, secureHeadersOfPages } from './security.ts'

const app = new Hono()
app.use(secureHeadersOfPages)
app.all('*', (c) => (c.req.path === '/gone' || c.req.path === '/plan' ? c.text('', 404) : c.html('<p>')))
const market = new Hono()
market.use(secureHeaders)
market.all('*', (c) => c.html('<p>'))

const framesOf = async (from: Hono, address: string, method = 'GET'): Promise<string | undefined> =>
  /frame-ancestors ([^;]*)/.exec(
    (await from.request(address, { method })).headers.get('Content-Security-Policy') ?? '',
  )?.[1]

describe('who may put a page into a frame', () => {
  it.each(['/?embed=stops', '/?lang=ja&embed=stops', '/weapon?embed=leverage-curve', '/dumping?embed=x#part'])(
    'anybody, of one figure: %s',
    async (address) => {
      expect(await framesOf(app, address)).toBe('*')
    },
  )
  it.each([
    '/',
    '/?embed=',
    '/?embed',
    '/?embed=a%22b',
    `/?embed=${'a'.repeat(81)}`,
    '/?Embed=stops',
    '/?lang=ja#embed=stops',
    '/?embed=&embed=stops',
    '/gone?embed=stops',
    // A page that is not there.
    '/plan?embed=stops',
    '/api/v1/docs?embed=stops',
    '/api/v1/world?embed=stops',
    '/assets/index.js?embed=stops',
    '/index.html?embed=stops',
    '/market.html?embed=stops',
    '//?embed=stops',
  ])('nobody, of anything else: %s', async (address) => {
    expect(await framesOf(app, address)).toBe("'none'")
  })
  it('nobody, of what is sent', async () => {
    expect(await framesOf(app, '/?embed=stops', 'POST')).toBe("'none'")
  })
  it('nobody, of the market', async () => {
    expect(await framesOf(market, '/?embed=stops')).toBe("'none'")
  })
  it('lets what is framed load no more than other pages', async () => {
    const policy = async (address: string): Promise<string> =>
      (await app.request(address)).headers.get('Content-Security-Policy')?.replace(/frame-ancestors .*/, '') ?? ''
    expect(await policy('/?embed=stops')).toBe(await policy('/'))
  })
})
