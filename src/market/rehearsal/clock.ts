import { formatMonth, type Month } from '../../world/index.ts'

const DAY = 86_400

/** A clock that is set: in some month, a number of seconds after it began. */
export class Clock {
  private month: Month
  private seconds = 0

  constructor(month: Month) {
    this.month = month
  }

  /** Goes to a day of a month, never back. */
  goTo(month: Month, day: number): void {
    const seconds = (day - 1) * DAY
    if (month < this.month || (month === this.month && seconds <= this.seconds)) return
    this.month = month
    this.seconds = seconds
  }

  /** An instant later: a lot is not moved before it is there. */
  tick(): void {
    this.seconds++
  }

  get now(): string {
    return instant(this.month, this.seconds)
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** ISO 8601 in UTC. */
function instant(month: Month, seconds: number): string {
  const [day, rest] = [Math.floor(seconds / DAY), seconds % DAY]
  const time = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60].map(two).join(':')
  return `${formatMonth(month)}-${two(1 + day)}T${time}Z`
}

/** When a day of a month begins. */
export const dayOf = (month: Month, day: number): string => instant(month, (day - 1) * DAY)
