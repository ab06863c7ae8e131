/** What a node stands for; names have no slashes. */
export interface Goods {
  readonly material: string
  readonly grade: string
  readonly place: string
  readonly month: string
}

export function goodsOf(node: string): Goods {
  const [material = '', grade = '', place = '', month = ''] = node.split('/')
  return { material, grade, place, month }
}
