import type { Sequencer } from '../../market/index.ts'
import { Counter, gauge, type MetricFamily } from '../watch/openmetrics.ts'
import type { Answered } from '../watch/watching.ts'

/** What a market is measured by besides its requests: its commands, its log, its rounds. */
export class MarketMeasures {
  readonly all: readonly MetricFamily[]
  private readonly commands = new Counter('ytterby_commands', 'Commands, by kind and outcome.')

  constructor(clerk: Sequencer, now: () => string) {
    this.all = [
      this.commands,
      gauge('ytterby_log_entries', 'Entries of the log.', () => clerk.end.seq),
      gauge(
        'ytterby_log_head_age_seconds',
        'Time since the last entry of the log.',
        () => Math.max(0, Date.parse(now()) - Date.parse(clerk.end.at)) / 1000,
      ),
      gauge('ytterby_rounds', 'Rounds, by state.', () => {
        const states = new Map<string, number>()
        for (const { status } of clerk.venue.rounds.values()) states.set(status, (states.get(status) ?? 0) + 1)
        return [...states].map(([state, count]) => [{ state }, count] as const)
      }),
    ]
  }

  /** Counts a request, if it was a command. */
  note({ route, status }: Answered): void {
    const command = /\/commands\/([\w-]+)$/.exec(route)?.[1]
    if (command !== undefined) this.commands.add({ command, outcome: outcomeOf(status) })
  }
}

const outcomeOf = (status: number): string => (status < 400 ? 'done' : status < 500 ? 'refused' : 'failed')
