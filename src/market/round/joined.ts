import { at } from '../../lists/index.ts'

/** Numbers below a count, joined two at a time: `root` is the same for all that hang together. */
export class Joined {
  private readonly parent: number[]

  constructor(count: number) {
    this.parent = Array.from({ length: count }, (_, i) => i)
  }

  root(i: number): number {
    let member = i
    while (this.parent[member] !== member) {
      const next = at(this.parent, at(this.parent, member))
      this.parent[member] = next
      member = next
    }
    return member
  }

  join(a: number, b: number): void {
    this.parent[this.root(b)] = this.root(a)
  }
}
