import { left } from '../../studies/index.ts'
import { formatMonth } from '../../world/index.ts'
import { loadScenario, loadWorld, scenarioNames } from '../../files/index.ts'
import { colours } from '../colours.ts'
import { renderReport } from '../render.ts'

export async function scenariosCommand(): Promise<void> {
  const world = await loadWorld()
  const scenarios = await Promise.all((await scenarioNames()).map((name) => loadScenario(name, world)))
  process.stdout.write(
    renderReport(
      {
        title: 'Shipped scenarios',
        lines: ['`ytterby stress NAME`; docs/how-to/write-a-scenario.md shows how to write one.'],
        sections: [
          {
            heading: '',
            table: {
              columns: [left('name'), left('from'), left('what')],
              rows: scenarios.map(({ id, start, title }) => [id, formatMonth(start), title]),
            },
          },
        ],
      },
      colours(process.stdout),
    ),
  )
}
