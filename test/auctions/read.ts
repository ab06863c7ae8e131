import type { OrderContent, PriceRule } from '../../src/market/index.ts'

/**
 * Cases of an auction as a trader writes them: what is traded, the orders, and what clears, a line each. All numbers have their unit. What a
 * line means is written down here once; a line that is not understood is refused, with what was expected in its place.
 *
 *     places A, B                          The first is meant where a line names none; so with goods and months.
 *     goods dy, tb
 *     grades traced, any                   The strictest first; the last is meant where a line names none.
 *     months 2027-01, 2027-02
 *     freight A to B 5 USD/kg, at most 4 kg a month
 *     waste 0.1 USD/kg                     What it costs to get rid of goods.
 *     prices middle                        Of those that support the round; otherwise the lowest.
 *     rules 2                              By which the round is cleared; otherwise the third.
 *
 *     s asks 70 USD/kg for 10 kg of dy in A in 2027-01, all or nothing
 *     s asks 70 USD/kg for 10 kg of traced dy, at least 5 kg
 *     p asks 70 USD/kg for 10 kg of dy with 5 kg of tb               a package
 *     f asks 50 USD/kg for 10 kg, under a contract at 80 USD/kg paid from 90,000 USD
 *     b bids 75 USD/kg for 10 kg in 2027-01 or 74 USD/kg in 2027-02
 *     b bids 75 USD/kg for 10 kg of dy with 5 kg of tb or 70 USD/kg for 20 kg of tb    one basket or another
 *     x asks 10 USD/kg to turn 1.25 kg of dy into 1 kg of tb, for 5,000 kg of work
 *     w asks 1 USD/kg to keep 10 kg from 2027-01 to 2027-02
 *
 *     s sells 8 kg                         An order that no line names has to get nothing.
 *     b buys 8 kg in 2027-02
 *     p sells 10 kg of dy with 5 kg of tb
 *     s, t and u sell 10 kg together
 *     x turns 1.25 kg of dy into 1 kg of tb
 *     w keeps 10 kg
 *     nobody trades
 *     price of dy in A 70 USD/kg           Of all that have a price, if of any.
 *     no price of dy in B
 *     sold of dy in A 10 kg                What orders bring to a place.
 *     s is paid 700 USD
 *     b pays 700 USD
 *     A to B earns 40 USD, 20 USD of it rent
 *     contract of f pays 300 USD           Of all contracts that pay, if of any. Or: takes.
 *     the round gains 100 USD
 *     proved                               Or: not proved.
 *     1 block is passed over
 *
 * What follows a # is a comment. A line that begins with "or" or "and" goes on with the one before.
 */

interface Good {
  readonly material: string
  readonly grade: string
}
/** As orders have it. */
interface Amount extends Good {
  readonly kg: string
}
/** A node, or all that have these names. */
export interface Where {
  readonly material?: string
  readonly grade?: string
  readonly place?: string
  readonly month?: string
}

interface RouteLine {
  readonly id: string
  readonly from: string
  readonly to: string
  /** USD/kg. */
  readonly cost: string
  readonly mostGrams: number | undefined
}
export interface Market {
  readonly places: readonly string[]
  readonly goods: readonly string[]
  readonly grades: readonly string[]
  readonly months: readonly string[]
  readonly routes: readonly RouteLine[]
  /** Micro-dollars a kilogram. */
  readonly waste: number
  readonly priceRule: PriceRule
  readonly rules: 1 | 2 | 3
}

/** An order as it is written before there are lots for it. */
type Unbacked<O> = O extends { lots: unknown } ? Omit<O, 'lots'> : O
export interface CaseOrder {
  readonly id: string
  readonly content: Unbacked<OrderContent>
  /** In micro-dollars a kilogram, and micro-dollars. */
  readonly contract?: { readonly strike: number; readonly amount: number }
}

/** Grams of goods somewhere. */
export interface Part extends Where {
  readonly grams: number
}
/** What a line says of what clears. Grams, micro-dollars a kilogram, nano-dollars. */
export type Statement =
  | { readonly kind: 'sells' | 'buys'; readonly orders: readonly string[]; readonly parts: readonly Part[] }
  | { readonly kind: 'turns'; readonly order: string; readonly taken: readonly Part[]; readonly made: readonly Part[] }
  | { readonly kind: 'keeps'; readonly order: string; readonly grams: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'price'; readonly at: Required<Where>; readonly price: number | undefined }
  | { readonly kind: 'sold'; readonly at: Required<Where>; readonly grams: number }
  | { readonly kind: 'money'; readonly order: string; readonly amount: bigint }
  | { readonly kind: 'earns'; readonly route: string; readonly amount: bigint; readonly rent: bigint | undefined }
  | { readonly kind: 'contract'; readonly order: string; readonly amount: bigint }
  | { readonly kind: 'gains'; readonly amount: bigint }
  | { readonly kind: 'proved'; readonly proved: boolean }
  | { readonly kind: 'passed over'; readonly blocks: number }

export interface AuctionCase {
  readonly market: Market
  readonly orders: readonly CaseOrder[]
  readonly clears: readonly Statement[]
}

const GRAMS: Readonly<Record<string, number>> = { g: 0, kg: 3, t: 6 }
const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/
const NAME = /^[A-Za-z][\w-]*$/
const MONTH = /^\d{4}-\d{2}$/
/** Words that lines begin with, and so no names. */
const RESERVED = new Set(
  'places goods grades months freight waste prices rules nobody price no sold contract the proved not'.split(' '),
)

/** A number as it is written, in units of which ten to a power make one. */
function scaled(text: string, digits: number): bigint | undefined {
  if (!NUMBER.test(text)) return undefined
  const [whole = '', part = ''] = text.replaceAll(',', '').split('.')
  const kept = part.replace(/0+$/, '')
  return kept.length > digits ? undefined : BigInt(whole + kept.padEnd(digits, '0'))
}
/** The other way round, for orders, which are in kilograms and dollars. */
const decimal = (units: number, one: number): string => String(units / one)
const kilograms = (grams: number): string => decimal(grams, 1000)
const dollars = (micro: number): string => decimal(micro, 1e6)

/** The words of a line, taken one after another. */
class Words {
  private readonly line: string
  private readonly words: readonly string[]
  private next = 0

  constructor(line: string) {
    this.line = line
    this.words = line.split(/\s+/).flatMap((word) => (word.endsWith(',') ? [word.slice(0, -1), ','] : [word]))
  }

  fails(expected: string): never {
    const found = this.words[this.next]
    throw new Error(`"${this.line}": ${expected} expected, ${found === undefined ? 'the end' : `"${found}"`} found`)
  }
  refuses(why: string): never {
    throw new Error(`"${this.line}": ${why}`)
  }
  get first(): string {
    return this.words[this.next] ?? ''
  }
  get second(): string {
    return this.words[this.next + 1] ?? ''
  }
  /** Takes these words if they come next. */
  has(text: string): boolean {
    const asked = text.split(' ')
    if (!asked.every((word, i) => this.words[this.next + i] === word)) return false
    this.next += asked.length
    return true
  }
  take(text: string): void {
    if (!this.has(text)) this.fails(`"${text}"`)
  }
  ends(): void {
    if (this.next < this.words.length) this.fails('the end')
  }
  /** The next word, if it is as asked. */
  word(what: string, is: (word: string) => boolean): string {
    if (!is(this.first)) this.fails(what)
    const { first } = this
    this.next += 1
    return first
  }
  list(what: string, is: (word: string) => boolean): string[] {
    const list = [this.word(what, is)]
    while (this.has(',')) list.push(this.word(what, is))
    return list
  }
  grams(): number {
    const digits = GRAMS[this.second]
    const amount = digits === undefined ? undefined : scaled(this.first, digits)
    if (amount === undefined) this.fails('a mass in g, kg or t, in whole grams,')
    this.next += 2
    return Number(amount)
  }
  /** In micro-dollars a kilogram. */
  price(): number {
    return Number(this.money('USD/kg', 6))
  }
  money(unit: 'USD' | 'USD/kg', digits: number): bigint {
    const amount = this.second === unit ? scaled(this.first, digits) : undefined
    if (amount === undefined) this.fails(`a number of ${unit}`)
    this.next += 2
    return amount
  }
}

interface MutableMarket {
  places: string[]
  goods: string[]
  grades: string[]
  months: string[]
  routes: RouteLine[]
  waste: number
  priceRule: PriceRule
  rules: 1 | 2 | 3
}

/** Reads a case; throws at the first line that is not understood. */
export function readCase(text: string): AuctionCase {
  return new Reader().read(text)
}

function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n').map((one) => one.replace(/#.*$/, '').trim())) {
    if (line === '') continue
    if (/^(or|and) /.test(line)) lines.push(`${lines.pop() ?? ''} ${line}`)
    else lines.push(line)
  }
  return lines
}

class Reader {
  private readonly market: MutableMarket = {
    places: [],
    goods: [],
    grades: ['any'],
    months: ['2027-01'],
    routes: [],
    waste: 0,
    priceRule: 'lowest',
    rules: 3,
  }
  private readonly headed = new Set<string>()
  private readonly orders = new Map<string, CaseOrder>()
  private readonly clears: Statement[] = []
  /** What was said already: it is said once. */
  private readonly said = new Set<string>()

  read(text: string): AuctionCase {
    for (const line of linesOf(text)) {
      const words = new Words(line)
      if (!this.header(words) && !this.statement(words)) this.named(words)
      words.ends()
    }
    if (this.orders.size === 0) throw new Error('The case has no orders.')
    if (this.clears.length === 0) throw new Error('The case does not say what clears.')
    return { market: this.market, orders: [...this.orders.values()], clears: this.clears }
  }

  private header(words: Words): boolean {
    const { market } = this
    const isName = (word: string): boolean => NAME.test(word) && !RESERVED.has(word)
    const { first } = words
    switch (first) {
      case 'places':
      case 'goods':
      case 'grades':
        words.take(first)
        this.once(words, first)
        market[first] = words.list('a name', isName)
        break
      case 'months':
        words.take(first)
        this.once(words, first)
        market.months = words.list('a month', (word) => MONTH.test(word))
        break
      case 'freight':
        words.take(first)
        this.route(words)
        break
      case 'waste':
        words.take(first)
        this.once(words, first)
        market.waste = words.price()
        break
      case 'prices':
        words.take(first)
        this.once(words, first)
        market.priceRule = words.word('"lowest" or "middle"', (word) => /^(lowest|middle)$/.test(word)) as PriceRule
        break
      case 'rules':
        words.take(first)
        this.once(words, first)
        market.rules = Number(words.word('1, 2 or 3', (word) => /^[123]$/.test(word))) as 1 | 2 | 3
        break
      default:
        return false
    }
    return true
  }

  private once(words: Words, what: string): void {
    if (this.headed.has(what)) words.refuses(`${what} was said before`)
    this.headed.add(what)
  }

  private route(words: Words): void {
    const from = this.place(words)
    words.take('to')
    const to = this.place(words)
    const cost = dollars(words.price())
    let mostGrams: number | undefined
    if (words.has(',')) {
      words.take('at most')
      mostGrams = words.grams()
      words.take('a month')
    }
    const id = `${from}-${to}`
    this.once(words, `freight ${id}`)
    this.market.routes.push({ id, from, to, cost, mostGrams })
  }

  /** Lines that begin with a word of their own. */
  private statement(words: Words): boolean {
    if (words.has('nobody trades')) this.say(words, 'nobody', { kind: 'nobody' })
    else if (words.has('price')) {
      const at = this.node(words)
      this.say(words, `price ${Object.values(at).join()}`, { kind: 'price', at, price: words.price() })
    } else if (words.has('no price')) {
      const at = this.node(words)
      this.say(words, `price ${Object.values(at).join()}`, { kind: 'price', at, price: undefined })
    } else if (words.has('sold')) {
      const at = this.node(words)
      this.say(words, `sold ${Object.values(at).join()}`, { kind: 'sold', at, grams: words.grams() })
    } else if (words.has('contract of')) {
      const order = this.order(words)
      const sign = words.has('pays') ? 1n : words.has('takes') ? -1n : words.fails('"pays" or "takes"')
      this.say(words, `contract ${order}`, { kind: 'contract', order, amount: sign * words.money('USD', 9) })
    } else if (words.has('the round gains')) this.say(words, 'gains', { kind: 'gains', amount: words.money('USD', 9) })
    else if (words.has('proved')) this.say(words, 'proved', { kind: 'proved', proved: true })
    else if (words.has('not proved')) this.say(words, 'proved', { kind: 'proved', proved: false })
    else if (/^(no|\d+)$/.test(words.first) && /^blocks?$/.test(words.second)) {
      const count = words.word('a number', () => true)
      words.take(words.has('block') ? 'is passed over' : 'blocks are passed over')
      this.say(words, 'passed over', { kind: 'passed over', blocks: count === 'no' ? 0 : Number(count) })
    } else return false
    return true
  }

  private say(words: Words, about: string, statement: Statement): void {
    if (this.said.has(about)) words.refuses('that was said before')
    this.said.add(about)
    this.clears.push(statement)
  }

  /** Lines that begin with the name of an order, or of a place. */
  private named(words: Words): void {
    if (this.market.places.includes(words.first) && words.second === 'to') {
      const id = `${this.place(words)}-${words.has('to') ? this.place(words) : ''}`
      if (!this.market.routes.some((route) => route.id === id)) words.refuses('there is no such freight')
      words.take('earns')
      const amount = words.money('USD', 9)
      const rent = words.has(',') ? words.money('USD', 9) : undefined
      if (rent !== undefined) words.take('of it rent')
      return this.say(words, `earns ${id}`, { kind: 'earns', route: id, amount, rent })
    }
    if (words.second === 'asks' || words.second === 'bids') return this.newOrder(words)
    const names = [this.order(words)]
    while (words.has(',')) names.push(this.order(words))
    if (words.has('and')) names.push(this.order(words))
    const [order = ''] = names
    const isOne = names.length === 1
    const about = (what: string): string => (names.forEach((name) => this.unsaid(words, name)), what)
    for (const kind of ['sells', 'buys'] as const) {
      if (!words.has(isOne ? kind : kind.slice(0, -1))) continue
      const parts = this.parts(words)
      if (!isOne) words.take('together')
      return this.say(words, about(`trade ${names.join()}`), { kind, orders: names, parts })
    }
    if (!isOne) words.fails('"sell" or "buy"')
    if (words.has('turns')) {
      const [taken, made]: [Part[], Part[]] = [[], []]
      do {
        taken.push(...this.parts(words))
        words.take('into')
        made.push(...this.parts(words))
      } while (words.has('and'))
      return this.say(words, about(`trade ${order}`), { kind: 'turns', order, taken, made })
    }
    if (words.has('keeps'))
      return this.say(words, about(`trade ${order}`), { kind: 'keeps', order, grams: words.grams() })
    const sign = words.has('is paid') ? 1n : words.has('pays') ? -1n : words.fails('what the order does')
    this.say(words, `money ${order}`, { kind: 'money', order, amount: sign * words.money('USD', 9) })
  }

  /** What an order gets is said once, alone or together with others. */
  private unsaid(words: Words, order: string): void {
    if (this.said.has(`gets ${order}`)) words.refuses(`what ${order} gets was said before`)
    this.said.add(`gets ${order}`)
  }

  private newOrder(words: Words): void {
    const id = words.word(
      'a name that no order has',
      (word) => NAME.test(word) && !RESERVED.has(word) && !this.orders.has(word) && !this.market.places.includes(word),
    )
    const isAsk = words.has('asks')
    if (!isAsk) words.take('bids')
    const limit = dollars(words.price())
    if (isAsk && words.has('to turn')) return this.keep(id, this.conversion(words, limit))
    if (isAsk && words.has('to keep')) return this.keep(id, this.storage(words, limit))
    words.take('for')
    const parts = this.parts(words)
    const goods = parts.map((part) => this.amount(part))
    const at = this.whereabouts(words, parts)
    if (!isAsk) return this.bid(words, id, { limit, goods, ...at })
    const [only] = goods
    const sized = this.sized(
      words,
      parts.reduce((sum, { grams }) => sum + grams, 0),
    )
    if (only === undefined || goods.length > 1)
      return this.keep(id, { kind: 'package', ...at, ask: limit, ...sized, parts: goods })
    if (words.has(', under a contract at')) {
      const strike = words.price()
      words.take('paid from')
      const amount = Number(words.money('USD', 6))
      return this.keep(id, { kind: 'floor', ...only, ...at, contract: id, floor: limit }, { strike, amount })
    }
    this.keep(id, { kind: 'sell', ...only, ...at, ask: limit, ...sized })
  }

  private bid(
    words: Words,
    id: string,
    { limit, goods, place, month }: { limit: string; goods: Amount[]; place: string; month: string },
  ): void {
    const months = [{ month, bid: limit }]
    const baskets = [{ month, bid: limit, parts: goods }]
    while (words.has('or')) {
      const bid = dollars(words.price())
      if (words.has('for')) {
        const parts = this.parts(words)
        baskets.push({ month: parts.at(-1)?.month ?? month, bid, parts: parts.map((part) => this.amount(part)) })
      } else {
        words.take('in')
        months.push({ month: this.month(words), bid })
      }
    }
    const [only] = goods
    if (only === undefined || goods.length > 1 || baskets.length > 1) {
      if (months.length > 1) words.refuses('a choice is of months or of goods, not of both')
      const whole = words.has(', all or nothing') ? { whole: true } : {}
      return this.keep(id, { kind: 'basket', place, baskets, ...whole })
    }
    this.keep(id, { kind: 'buy', ...only, place, at: months, ...this.sized(words, Number(only.kg) * 1000) })
  }

  private conversion(words: Words, fee: string): CaseOrder['content'] {
    const recipes: Extract<CaseOrder['content'], { kind: 'convert' }>['recipes'][number][] = []
    let at: { place: string; month: string } | undefined
    do {
      const inputs = this.parts(words)
      words.take('into')
      const outputs = this.parts(words)
      at = this.whereabouts(words, [...inputs, ...outputs])
      const amounts = (list: readonly Part[]): Amount[] => list.map((part) => this.amount(part))
      recipes.push({ fee, inputs: amounts(inputs), outputs: amounts(outputs) })
    } while (words.has('or'))
    words.take(', for')
    const grams = words.grams()
    words.take('of work')
    return { kind: 'convert', ...at, kg: kilograms(grams), ...this.sized(words, grams), recipes }
  }

  private storage(words: Words, fee: string): CaseOrder['content'] {
    const part: Part = { grams: words.grams(), ...this.where(words) }
    const { place } = this.whereabouts(words, [part])
    words.take('from')
    const month = this.month(words)
    words.take('to')
    return { kind: 'store', ...this.amount(part), place, month, until: this.month(words), fee }
  }

  private keep(id: string, content: CaseOrder['content'], contract?: CaseOrder['contract']): void {
    this.orders.set(id, { id, content, ...(contract === undefined ? {} : { contract }) })
  }

  private sized(words: Words, total: number): { least?: string } {
    if (words.has(', all or nothing')) return { least: kilograms(total) }
    if (words.has(', at least')) return { least: kilograms(words.grams()) }
    return {}
  }

  /** Where all parts of an order are, which the last of them says. */
  private whereabouts(words: Words, parts: readonly Part[]): { place: string; month: string } {
    if (parts.slice(0, -1).some(({ place, month }) => place !== undefined || month !== undefined))
      words.refuses('the place comes after all goods of the order')
    const { places, months } = this.market
    const last = parts.at(-1)
    return {
      place: last?.place ?? places[0] ?? words.refuses('the places of the market come first'),
      month: last?.month ?? months[0] ?? '',
    }
  }

  /** `10 kg of traced dy in A in 2027-01 with 5 kg of tb` */
  private parts(words: Words): Part[] {
    const parts: Part[] = []
    do parts.push({ grams: words.grams(), ...this.where(words) })
    while (words.has('with'))
    return parts
  }

  private where(words: Words): Where {
    const { goods, grades, months } = this.market
    const where: { -readonly [K in keyof Where]: Where[K] } = {}
    if (words.has('of')) {
      if (grades.includes(words.first)) where.grade = words.word('a grade', () => true)
      where.material = words.word('goods of the market', (word) => goods.includes(word))
    }
    if (words.first === 'in' && !MONTH.test(words.second)) {
      words.take('in')
      where.place = this.place(words)
    }
    if (words.first === 'in' && MONTH.test(words.second)) {
      words.take('in')
      where.month = words.word('a month of the market', (word) => months.includes(word))
    }
    return where
  }

  private node(words: Words): Required<Where> {
    const where = this.where(words)
    const { places, months } = this.market
    return {
      ...this.good(where),
      place: where.place ?? places[0] ?? words.refuses('the places of the market come first'),
      month: where.month ?? months[0] ?? '',
    }
  }

  private amount(part: Part): Amount {
    return { ...this.good(part), kg: kilograms(part.grams) }
  }

  private good({ material, grade }: Where): Good {
    const { goods, grades } = this.market
    const [first] = goods
    if (first === undefined) throw new Error('The case does not say which goods are traded.')
    return { material: material ?? first, grade: grade ?? grades.at(-1) ?? '' }
  }

  private place(words: Words): string {
    return words.word('a place of the market', (word) => this.market.places.includes(word))
  }
  private month(words: Words): string {
    return words.word('a month of the market', (word) => this.market.months.includes(word))
  }
  private order(words: Words): string {
    return words.word('the name of an order', (word) => this.orders.has(word))
  }
}
