/**
 * Whom an entry concerns and when something is due: what letters, pages and calendars tell.
 */

export { calendarOf } from './calendar.ts'
export { applyTelling, CONCERNS, readersOf, type Audience, type Concern } from './concerns.ts'
export type { About } from './about.ts'
export { remindersBetween, type Reminder } from './reminders.ts'
