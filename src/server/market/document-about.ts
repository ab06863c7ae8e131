import { COMMANDS, type Role, type Scope } from '../../market/index.ts'
import type { DocumentAbout } from '../document.ts'

export const MARKET_BASE = '/api/v1/market'

/** Commands are sorted by who may ask them, and by what a key needs for it. */
export const commandTag = (roles: readonly Role[], scope: Scope): string =>
  `commands: ${roles.join(' or ')}; scope ${scope}`

const COMMAND_TAGS = Object.fromEntries(
  Object.values(COMMANDS).map(({ roles, scope }) => [
    commandTag(roles, scope),
    `What may be asked by: ${roles.join(', ')}. An API key needs the scope \`${scope}\`.`,
  ]),
)

const TAGS: DocumentAbout['tags'] = {
  public: 'What anyone may read, without signing in.',
  session: 'Signing in and out, and choosing a password.',
  keys: 'Keys for programs. They are made in a session.',
  ...COMMAND_TAGS,
  members: 'What a trader or reader of a member reads, of that member alone.',
  'operator and auditor': 'What operators and auditors read, of all members.',
  operator: 'What an operator does or reads in a session.',
  news: 'Where users are notified of what concerns them. It takes a session.',
}

/** What the market's document says of it as a whole. */
export const marketAbout = (cookie: string): DocumentAbout => ({
  title: 'Ytterby market',
  description:
    'A joint market for raw materials: sealed orders, rounds, lots with their origin, money. Amounts are decimal digits in texts. A key that is none is refused at each address, the public ones too.',
  base: MARKET_BASE,
  tags: TAGS,
  securitySchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: cookie,
      description: 'What `POST /session` sets, or the identity provider’s sign-in. Browsers send it by themselves.',
    },
    csrf: {
      type: 'apiKey',
      in: 'header',
      name: 'X-CSRF-Token',
      description:
        'With a session, for all that changes something: `csrf` of `GET /session`. `Origin` has to be that of the market too.',
    },
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'ytk_…',
      description:
        'For programs: what `POST /api-keys` shows once. The scopes that an operation lists, the key has to have.',
    },
  },
})
