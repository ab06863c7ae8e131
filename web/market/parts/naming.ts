import { nameIn, sayer, WRITING, type Language } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { partsOfGrade } from '../../../src/market/light.ts'
import { useView } from '../../url/state.ts'
import { useRead } from '../client/reading.ts'
import { namingMessages } from './naming.gen.ts'

/** Names of what the market knows, and how amounts and times are written, in the reader's language. */
export interface Naming {
  readonly lang: Language
  readonly material: (id: string) => string
  readonly place: (id: string) => string
  readonly process: (id: string) => string
  readonly grade: (id: string) => string
  /** An organisation: the name of a member, or its id. */
  readonly organisation: (id: string) => string
  readonly site: (id: string) => string
  /** A sentence of the market with names in place of the ids of members and sites. */
  readonly inNames: (text: string) => string
  /** Exact decimal digits with separators, none lost: what a person checks a statement by. */
  readonly amount: (digits: string) => string
  /** Money with its currency. */
  readonly money: (digits: string) => string
  /** Money for a kilogram. */
  readonly price: (digits: string) => string
  readonly kg: (digits: string) => string
  readonly month: (month: string) => string
  /** An instant in the reader's own time zone. */
  readonly instant: (at: string) => string
  /** The same with the zone by its name: for times that somebody has to keep, or reads out to somebody elsewhere. */
  readonly deadline: (at: string) => string
  readonly list: (items: readonly string[]) => string
}

/** An id without the sign that ends a sentence behind it. */
const ID_IN_TEXT = /\burn:[\w.:%-]*\w/g

/** How a day is written where digits have to be told apart at a glance. */
const DAY = { en: { month: 'short', day: 'numeric' }, ja: { month: '2-digit', day: '2-digit' } } as const

type Named = { readonly id: string; readonly name: string; readonly name_ja: string }

export function useNaming(): Naming {
  const { lang } = useView().view
  const names = useRead('/names').data
  const market = useRead('/').data
  const members = useRead('/members').data
  return useMemo(() => {
    const by = (list: readonly Named[] = []): ((id: string) => string) => {
      const known = new Map(list.map((one) => [one.id, nameIn(lang, one)]))
      return (id) => known.get(id) ?? id
    }
    const grades = market?.grades.map(({ id, title, title_ja }) => ({ id, name: title, name_ja: title_ja }))
    const list = new Intl.ListFormat(lang, { type: 'conjunction' })
    const instant = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' })
    const deadline = new Intl.DateTimeFormat(lang, {
      year: 'numeric',
      ...DAY[lang],
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    })
    const month = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' })
    const currency = market?.currency ?? 'USD'
    const [organisation, site] = [by(members?.members), by(members?.sites)]
    return {
      lang,
      material: by(names?.materials),
      place: by(names?.places),
      process: by(names?.processes),
      grade: (id) => {
        const { origin, qualifications } = partsOfGrade(id)
        const name = by(grades)(origin)
        if (qualifications.length === 0) return name
        return sayer(namingMessages, lang)('qualified', { name, list: WRITING[lang].commas(qualifications) })
      },
      organisation,
      site,
      inNames: (text) => text.replaceAll(ID_IN_TEXT, (id) => site(organisation(id))),
      amount: withSeparators,
      money: (digits) => `${withSeparators(withCents(digits))} ${currency}`,
      price: (digits) => `${withSeparators(withCents(digits))} ${currency}/kg`,
      kg: (digits) => `${withSeparators(digits)} kg`,
      month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
      instant: (at) => instant.format(new Date(at)),
      deadline: (at) => deadline.format(new Date(at)),
      list: (items) => list.format([...items]),
    }
  }, [lang, names, market, members])
}

/** 1234567.5 -> 1,234,567.5: digits are moved apart and never rounded. */
export function withSeparators(digits: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(digits) ?? ['', '', digits, '']
  return `${sign === '-' ? '−' : ''}${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}${rest}`
}

/** An amount of money with both digits of its cents, where it has any. */
export const withCents = (digits: string): string => digits.replace(/\.\d$/, '$&0')
