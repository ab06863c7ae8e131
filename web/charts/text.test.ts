import { expect, it } from 'vitest'
import { fit } from './text.ts'

it('a name that has no room is shortened', () => {
  expect(fit('magnet', 200)).toBe('magnet')
  expect(fit('ネオジム磁石（標準品）', 70)).toBe('ネオジム…')
})
