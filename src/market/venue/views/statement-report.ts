import { nameIn, sayer, titleIn, type SayOf } from '../../../messages/index.ts'
import {
  left,
  namesOf,
  right,
  type Language,
  type WorldNames,
  type Report,
  type Section,
} from '../../../studies/index.ts'
import type { AccountStatement, StatementLine } from './shown.ts'
import { statementMessages } from './statement.gen.ts'
import type { MarketState } from '../state/market-state.ts'

/** Money in and money out have a column each. */
const inOut = (amount: string): [received: string, paid: string] =>
  amount.startsWith('-') ? ['', amount.slice(1)] : [amount, '']
const isNothing = (amount: string): boolean => amount === '0'

/** `2027-03-01T09:00:00.000Z` as people write it, to the second. */
const time = (at: string): string => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')

/** What the sections of a statement are written from. */
interface Context {
  readonly statement: AccountStatement
  readonly say: SayOf<typeof statementMessages>
  readonly names: WorldNames
  /** What the member is called. */
  readonly name: string
  readonly gradeName: (id: string) => string
}

/** A statement as a document. Its numbers are the digits of the statement, and nothing is worked out here. */
export function statementReport(
  statement: AccountStatement,
  { tables, grades }: MarketState,
  language: Language,
): Report {
  const say = sayer(statementMessages, language)
  const { currency, bookings } = statement
  const name = nameIn(language, statement)
  const about: Context = {
    statement,
    say,
    names: namesOf({ ...tables, sectors: new Map() }, language),
    name,
    gradeName: (id) => {
      const grade = grades.find((one) => one.id === id)
      return grade === undefined ? id : titleIn(language, grade)
    },
  }
  const last = bookings.at(-1)
  return {
    title: say('title', { title: statement.title }),
    lines: [
      say('member', { market: statement.market, name, organisation: statement.organisation }),
      say('round', {
        round: statement.round,
        opens: time(statement.opens),
        closes: time(statement.closes),
        status: say(statement.status === 'settled' ? 'settled' : 'cleared'),
      }),
      last === undefined
        ? say('unbooked', { currency })
        : say('standing', { entry: last.entry, at: time(last.at), currency }),
    ],
    sections: [
      goodsSection(about),
      moneySection(about),
      nettingSection(about),
      bookedSection(about),
      noteSection(about),
    ],
  }
}

function goodsSection({ statement: { lines, currency }, say, names, gradeName }: Context): Section {
  const goods = lines.filter(({ amount }) => amount === undefined)
  if (goods.length === 0) return { heading: say('goods'), lines: [say('noGoods')] }
  return {
    heading: say('goods'),
    table: {
      columns: [
        left(say('order')),
        left(say('what')),
        left(say('material')),
        left(say('grade')),
        left(say('place')),
        left(say('month')),
        right('kg'),
        right(say('price', { currency })),
      ],
      rows: goods.map(({ of, what, material = '', grade = '', place = '', month = '', kg = '', price = '' }) => [
        of,
        say(whatWord(what)),
        names.material(material),
        gradeName(grade),
        names.place(place),
        month,
        kg,
        price,
      ]),
    },
  }
}

function moneySection({ statement: { lines, net }, say }: Context): Section {
  const columns = [left(say('from')), left(say('what')), right(say('received')), right(say('paid'))]
  const rows = lines.flatMap(({ of, what, amount }) =>
    amount === undefined ? [] : [[of, say(whatWord(what)), ...inOut(amount)]],
  )
  return { heading: say('money'), table: { columns, rows: [...rows, [say('net'), '', ...inOut(net)]] } }
}

function nettingSection({ statement: { net, open, currency }, say, name }: Context): Section {
  const amount = (text: string): { amount: string; currency: string; name: string } => ({
    amount: text.replace('-', ''),
    currency,
    name,
  })
  const sign = (text: string): 'Nothing' | 'Paid' | 'Received' =>
    isNothing(text) ? 'Nothing' : text.startsWith('-') ? 'Paid' : 'Received'
  return {
    heading: say('netting'),
    lines: [
      say(`net${sign(net)}`, amount(net)),
      say(`due${sign(open.result)}`, amount(open.result)),
      ...(isNothing(open.deposit) ? [] : [say('deposit', amount(open.deposit))]),
    ],
  }
}

function bookedSection({ statement: { bookings }, say }: Context): Section {
  const columns = [
    right(say('entry')),
    left(say('at')),
    left(say('what')),
    left(say('account')),
    right(say('in')),
    right(say('out')),
  ]
  const rows = bookings.map(({ entry, at, what, account, amount }) => [
    String(entry),
    time(at),
    bookedAs(what, say),
    say(account.startsWith('cover ') ? 'cover' : 'result'),
    ...inOut(amount),
  ])
  return { heading: say('booked'), table: { columns, rows } }
}

/** Bookings are called in English in the log. */
function bookedAs(what: AccountStatement['bookings'][number]['what'], say: Context['say']): string {
  switch (what) {
    case 'deposit':
    case 'deposits back':
    case 'result of the round':
    case 'not delivered':
    case 'trade cancelled':
    case 'settled':
      return say(`booked ${what}`)
    default:
      return what.startsWith('default of ') ? say('bookedDefault', { member: what.slice(11) }) : what
  }
}

function noteSection({ say }: Context): Section {
  return { heading: say('note'), lines: [say('certificate'), say('json')] }
}

const whatWord = (what: StatementLine['what']): Exclude<StatementLine['what'], 'order'> | 'ofOrder' =>
  what === 'order' ? 'ofOrder' : what
