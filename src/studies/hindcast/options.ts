import type { Options } from '../options.ts'

export const hindcastOptions = {
  episodes: {
    kind: 'list',
    of: 'names',
    isArgument: true,
    help: { en: 'episodes by name; all if left out', ja: '対象とする過去の事例の名前。省略時はすべて' },
  },
} as const satisfies Options
