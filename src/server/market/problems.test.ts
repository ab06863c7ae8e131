import { expect, it } from 'vitest'
import { CommandRefused, refuse } from '../../market/index.ts'
import { languageOf } from '../problems.ts'
import { toMarketProblem } from './problems.ts'

it('a refusal of the market is stated in the language of who asks', () => {
  let refused: unknown
  try {
    refuse('ROUND_UNKNOWN', { round: 'r9', known: 'r1' })
  } catch (error) {
    refused = error
  }
  expect(refused).toBeInstanceOf(CommandRefused)
  const told = (accepted: string | undefined): object =>
    toMarketProblem(refused, () => undefined, languageOf(accepted)).body
  expect(told(undefined)).toMatchObject({
    detail: 'There is no round "r9".',
    faults: [{ code: 'ROUND_UNKNOWN', message: 'There is no round "r9".', remedy: 'Known are: r1.' }],
  })
  expect(told('ja')).toMatchObject({
    detail: 'ラウンド「r9」はありません。',
    faults: [{ code: 'ROUND_UNKNOWN', message: 'ラウンド「r9」はありません。', remedy: '登録済み：r1' }],
  })
})
