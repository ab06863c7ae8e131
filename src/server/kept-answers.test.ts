import { describe, expect, it } from 'vitest'
import { ABOUT_ANSWERS, answersFor, dataFingerprint, type AboutAnswers } from './kept-answers.ts'
import { staticFile, type StaticFolder } from './static.ts'

const folder = (files: Readonly<Record<string, string>>): StaticFolder =>
  new Map(
    Object.entries(files).map(([name, text]) => [name, staticFile(name, new TextEncoder().encode(text), new Map())]),
  )

const WEB = folder({ 'index.html': '<p>app', 'assets/thread-Ab12Cd34.js': 'answer()' })
const DATA = folder({ 'world.json': '{"a":1}', 'hindcast.json': '{}' })
const ABOUT: AboutAnswers = {
  program: 'thread-Ab12Cd34.js',
  data: dataFingerprint(DATA),
  extent: 'first',
  headlines: { shock: { en: 'Lost: 5', ja: '損失：5' } },
}
const kept = (about: string): StaticFolder =>
  folder({ 'index.json': '{}', 'stress-0.json': '{}', [ABOUT_ANSWERS]: about })

describe('answers that were worked out beforehand', () => {
  it('are handed out below a path of their own, without what is said of them', () => {
    const handed = answersFor({ web: WEB, data: DATA }, kept(JSON.stringify(ABOUT)))
    expect([...(handed?.files.keys() ?? [])]).toEqual(['answers/index.json', 'answers/stress-0.json'])
    expect(handed?.about).toEqual(ABOUT)
  })

  it.each<[string, string, StaticFolder]>([
    ['other tables', JSON.stringify(ABOUT), folder({ 'world.json': '{"a":2}', 'hindcast.json': '{}' })],
    ['other past episodes', JSON.stringify(ABOUT), folder({ 'world.json': '{"a":1}', 'hindcast.json': '{"b":1}' })],
    ['a file that is missing', JSON.stringify(ABOUT), folder({ 'world.json': '{"a":1}' })],
    ['code of another build', JSON.stringify({ ...ABOUT, program: 'thread-Zz98Yy76.js' }), DATA],
    ['nothing that says what made them', JSON.stringify({}), DATA],
    ['a file that was cut off', JSON.stringify(ABOUT).slice(0, 40), DATA],
    ['something else than an object', 'null', DATA],
  ])('are none for %s', (_, about, data) => {
    expect(answersFor({ web: WEB, data }, kept(about))).toBeUndefined()
  })

  it('are none where nothing was kept', () => {
    expect(answersFor({ web: WEB, data: DATA }, new Map())).toBeUndefined()
    expect(answersFor({ web: new Map(), data: DATA }, kept(JSON.stringify(ABOUT)))).toBeUndefined()
  })
})
