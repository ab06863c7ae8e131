import { WRITING } from '../../../src/messages/index.ts'
import { minus } from '../../../src/quantity/index.ts'
import { proofText } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './props.ts'
import { avertedIn, averts, costOf, fateOf, supportBy, shortfallsOf, strikeRows, type Support } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** So many strikes are told in a sentence. */
const TOLD = 3

/** Who goes under and when, what keeps them, who pays, what it averts: the middle case, and beside it the others. */
export function Headline({ request, result, coming }: Omit<Props, 'complete'>): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const { sites, check, averted } = result
  const [middle, bare, mild, severe] = (['central', 'no-support', 'mild', 'severe'] as const).map((which) =>
    fateOf(result, which),
  )
  const fate = middle ?? fateOf(result, 'central')
  const ran = sites.filter(({ project }) => !project)
  const losing = ran.filter(({ implicitSupport }) => implicitSupport > 0)
  const cfd = supportBy(result, 'cfd', 'central')
  const tariff = supportBy(result, 'tariff', 'central')
  const origin = supportBy(result, 'origin', 'central')
  const found = avertedIn(result, 'central')
  const { money, number, month, list } = words
  /** What an instrument takes and whom it cannot keep; nothing where nothing is needed. */
  const told = (each: Support, takes: string): string => {
    const lost = shortfallsOf(each).length
    if (each.yearly.producerTransfer !== 0) return takes + (lost === 0 ? '' : say('headLacking', { n: lost }))
    return lost === 0 ? '' : say('headNobody', { instrument: say(each.instrument), n: lost })
  }
  const main = [
    fate.down === 0
      ? say('headNone', { n: fate.n })
      : say(fate.closed === fate.down ? 'headAll' : fate.closed === 0 ? 'headNoneCloses' : 'head', {
          n: fate.n,
          down: fate.down,
          closed: fate.closed,
          first: month(fate.first),
        }),
    ...(cfd === undefined
      ? []
      : [
          say(shortfallsOf(cfd).length === 0 ? 'headKept' : 'headPartly', {
            yearly: money(cfd.yearly.fiscalCost),
            lost: shortfallsOf(cfd).length,
          }),
        ]),
    ...(found === undefined || !averts(found) ? [] : [say('headAverts', { averted: money(found.avertedLoss) })]),
  ]
  const strikes = strikeRows(result, 'central')
    .flatMap(({ material, raised }) => {
      const strike = raised.get('cfd')
      return strike === undefined
        ? []
        : [say('strikeOf', { material: words.material(material), strike: number(strike, 3) })]
    })
    .slice(0, TOLD)
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">
        {main.join(say('and'))}
        {say('stop')}
      </p>
      <p>
        {say('headOthers', {
          bare: bare?.down ?? 0,
          bareClosed: bare?.closed ?? 0,
          mild: mild?.down ?? 0,
          severe: severe?.down ?? 0,
        })}
      </p>
      <p>
        {WRITING[words.lang].after(
          cfd === undefined
            ? ''
            : say(strikes.length === 0 ? 'headCfdNone' : 'headCfd', {
                bare: money(supportBy(result, 'cfd', 'no-support')?.yearly.fiscalCost ?? 0),
                strikes: list(strikes),
              }),
          tariff === undefined
            ? ''
            : told(
                tariff,
                say('headTariff', {
                  users: money(tariff.yearly.consumerCost),
                  revenue: money(minus(tariff.yearly.fiscalCost), tariff.yearly.consumerCost),
                  core: money(tariff.yearly.producerTransfer, tariff.yearly.consumerCost),
                }),
              ),
          origin === undefined ? '' : told(origin, say('headOrigin', { users: money(origin.yearly.consumerCost) })),
        )}
      </p>
      {found !== undefined && averted !== null ? (
        <p>
          {say(averts(found) ? 'headAverted' : 'headAvertedNone', {
            n: request.maxMeasures,
            standing: names.loss(found.withCore.loss),
            fallen: names.loss(found.withoutCore.loss),
            chance: words.percent(averted.attackProbability),
            expected: money(found.expected),
            cost: money(
              cfd === undefined
                ? Math.min(...[tariff, origin].flatMap((one) => (one ? costOf(one) : [])))
                : cfd.yearly.fiscalCost,
            ),
          })}
        </p>
      ) : (
        coming && request.maxMeasures > 0 && <p>{say('headAvertedWait')}</p>
      )}
      <p>
        {losing.length === 0
          ? say('headBeforeNone', { ran: ran.length })
          : say('headBefore', {
              n: losing.length,
              ran: ran.length,
              hidden: money(losing.reduce((sum, { implicitSupport }) => sum + implicitSupport, 0)),
            })}
      </p>
      <p className="dumping-proof">
        {say('bounded', {
          proof: proofText(check, words.lang),
          short: number(Math.max(1e-5, minus(check.minAnnualCash)) * 1e6, 2),
        })}
      </p>
    </section>
  )
}
