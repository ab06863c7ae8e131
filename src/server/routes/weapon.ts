import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { checkAsked, menuOf, weaponTables, type WeaponQuestion } from '../../studies/index.ts'
import { plausible } from '../../world/index.ts'
import { asJson, type Jobs } from '../jobs.ts'
import type { Limits } from '../limits.ts'
import type { Served } from '../served.ts'
import { accepted, askRoute } from './ask.ts'
import { defined, givenSchema, named, nameless, placesSchema, textOf } from './given.ts'

const weaponRequestSchema = z
  .strictObject({
    menu: givenSchema.meta({ description: 'A shipped menu by name, the text of one, or its entries' }),
    target: placesSchema.meta({ description: 'Only measures aimed at these places (id, name or bloc)' }),
    maxMeasures: z
      .int()
      .min(1)
      .max(6)
      .optional()
      .meta({ description: 'Measures at once; 3 if left out, 2 with `member`' }),
    months: z.int().min(1).max(60).optional().meta({ description: 'Months to look at; the menu’s own if left out' }),
    runnersUp: z.int().min(0).max(100).optional().meta({ description: 'Next sets to report; 10 if left out' }),
    simulate: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .meta({ description: 'Worst sets to simulate month by month too; 4 if left out' }),
    curve: z
      .boolean()
      .optional()
      .meta({ description: 'The leverage curve, which takes most of the time; true if left out' }),
    threshold: z.number().positive().max(plausible.LEVERAGE.max).optional().meta({
      description: 'Leverage to reach: `belowThreshold` says whether no set does',
    }),
    protect: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .meta({ description: 'Find what to protect, up to that number of target groups' }),
    member: placesSchema.meta({ description: 'Find what is worst for these places alone, counted together' }),
  })
  .openapi('WeaponRequest')

/** The worst of a menu is a job like a stress test. */
export function weaponRoutes(api: OpenAPIHono, served: Served, jobs: Jobs, limits: Limits): void {
  api.openapi(
    askRoute(api, limits, {
      path: '/weapon',
      operationId: 'postWeapon',
      summary: 'Ask what is the worst that a few measures of a menu can do, proved',
      tags: ['weapon'],
      question: weaponRequestSchema,
    }),
    (c) => {
      const { menu: given, ...entries } = c.req.valid('json')
      const options = defined(entries)
      const question: WeaponQuestion = { study: 'weapon', menu: textOf(served.menus, 'menu', given), ...options }
      const menu = nameless(given, () => menuOf(served.world, question))
      const { maxMeasures } = checkAsked(served.world, menu, question)
      const { months: _months, ...told } = options
      const job = jobs.submit({
        study: 'weapon',
        asked: { menu: named(menu), months: menu.months, ...told, maxMeasures },
        begin: (asking) => served.pool.ask(question, asking),
        keep: (answer) => asJson(answer, weaponTables),
      })
      return accepted(c, job)
    },
  )
}
