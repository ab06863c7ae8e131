import { sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import type { Language, Report, Section } from '../report.ts'
import type { FrozenFile } from './frozen-form.ts'
import { summaryOfContent } from './frozen-summary.ts'
import { hindcastMessages } from './messages.gen.ts'
import type { FrozenSummary } from './result.ts'

type Say = SayOf<typeof hindcastMessages>

/** As much of a hash as a reader compares. */
const short = (hash: string): string => hash.slice(0, 12)

/** What predictions that were written down are of. */
export function frozenSection(frozen: FrozenSummary, say: Say, language: Language): Section {
  const { commas } = WRITING[language]
  return {
    heading: say('frozenIs'),
    lines: [
      say('frozenOn', {
        file: frozen.file,
        date: frozen.frozen,
        version: frozen.version,
        hash: frozen.sha256,
      }),
      say('frozenOf', {
        from: frozen.from,
        to: frozen.to,
        scenario: titleIn(language, frozen.scenario),
        world: frozen.world.title,
        tables: short(frozen.world.hash),
        scenarioHash: short(frozen.scenario.sha256),
        draws: String(frozen.samples),
        seed: String(frozen.seed),
      }),
      say('frozenHolds', {
        trade: String(frozen.trade),
        prices: String(frozen.prices),
        pairs: String(frozen.pairs),
      }),
      frozen.past.episodes.length === 0
        ? say('frozenNoPast')
        : say('frozenPast', { episodes: commas(frozen.past.episodes) }),
      ...(frozen.past.stale ? [say('frozenStale')] : []),
      frozen.held.length === 0 ? say('frozenNoneHeld') : say('frozenHeld', { ids: commas(frozen.held) }),
    ],
  }
}

/** What is about to be written down. */
export function freezeReport(content: FrozenFile, language: Language): Report {
  const say = sayer(hindcastMessages, language)
  return {
    title: say('freezeTitle'),
    lines: [`ytterby ${content.version}`, say('freezeText')],
    sections: [frozenSection(summaryOfContent(content, `${content.scenario.id}.json`), say, language)],
  }
}
