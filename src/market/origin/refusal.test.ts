import { describe, expect, it } from 'vitest'
import { faultText } from '../../world/index.ts'
import { isRefusal, refusing } from './refusal.ts'

describe('a refusal', () => {
  const refusal = refusing('urn:event:1')('LOT_CYCLE', { event: 'urn:event:1', lot: 'b', input: 'a', way: 'a of b' })

  it('is plain data in English that names its event last: so it stands in logs', () => {
    expect(isRefusal(refusal)).toBe(true)
    expect(JSON.stringify(refusal)).toBe(
      '{"code":"LOT_CYCLE","message":"urn:event:1 makes b of a, which is itself made of it: a of b.","remedy":"Nothing is made of itself: correct the inputs.","event":"urn:event:1"}',
    )
  })

  it('is said in Japanese to those who read it there', () => {
    expect(faultText(refusal, 'ja')).toEqual({
      message: 'urn:event:1はaからbを作りますが、a自体がbから作られています：a of b',
      remedy: 'それ自身から作られるものはありません。原料を訂正してください。',
    })
  })
})
