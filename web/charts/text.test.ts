import { expect, it } from 'vitest'
import { fit, wrap } from './text.ts'

it('a name that has no room is shortened', () => {
  expect(fit('magnet', 200)).toBe('magnet')
  expect(fit('ネオジム磁石（標準品）', 70)).toBe('ネオジム…')
})

it('a long name is given in lines', () => {
  expect(wrap('Magnets to Europe + Yttrium to Japan', 130)).toEqual(['Magnets to', 'Europe + Yttrium', 'to Japan'])
  expect(wrap('日本向け研磨材（粉）', 72)).toEqual(['日本向け研', '磨材（粉）'])
  expect(wrap('損失（280倍）', 40)).toEqual(['損失', '（280', '倍）'])
  expect(wrap('', 100)).toEqual([])
})
