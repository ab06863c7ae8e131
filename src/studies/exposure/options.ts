import type { Help, Options } from '../options.ts'
import { PRODUCT } from '../shared-options.ts'

export const exposureAbout: Help = {
  en: 'who makes what is used where, and who could stop it',
  ja: '使われるものを誰が作り、誰が止められるか',
}

export const exposureOptions = {
  place: {
    kind: 'list',
    of: 'places',
    help: {
      en: 'places to look at (id, name or bloc); the default place of the tables if left out',
      ja: '対象の国・地域（ID、名称、またはブロック）。省略時は表の既定値',
    },
  },
  company: {
    kind: 'file',
    help: { en: 'CSV of a company’s parts: where each comes from', ja: '企業の部品のCSV。それぞれの調達元' },
  },
  product: PRODUCT,
} as const satisfies Options
