import { nameIn, WRITING } from '../../../../src/messages/index.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'
import type { SheetProps } from './props.ts'
import { RegisterSite } from './RegisterSite.tsx'
import { membersMessages } from './messages.gen.ts'

/** Where an organisation makes and keeps lots, and within which limits. */
export function Sites({ register, organisation, operates }: SheetProps): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(actionMessages)
  const { lang, place, material, process: processName, kg, list } = useNaming()
  const sites = register.sites.filter(({ operator }) => operator === organisation.id)
  return (
    <div className="stack">
      {sites.length === 0 ? (
        <p>{say('sitesNone')}</p>
      ) : (
        <DataTable
          caption={say('sitesTitle')}
          table={{
            columns: [
              { name: say('site') },
              { name: say('idOf') },
              { name: act('siteCountry') },
              { name: say('processes') },
              { name: act('standards') },
            ],
            rows: sites.map((site) => [
              cell(nameIn(lang, site)),
              cell(site.id),
              cell(place(site.country)),
              cell(
                WRITING[lang].semicolons(
                  site.processes.map(({ process, materials, kgPerYear }) =>
                    say(kgPerYear === null ? 'unlimited' : 'yearly', {
                      process: processName(process),
                      materials: materials === null ? act('allMaterials') : list(materials.map(material)),
                      kg: kgPerYear === null ? '' : kg(kgPerYear),
                    }),
                  ),
                ),
              ),
              cell(site.standards.join(', ') || '–'),
            ]),
          }}
        />
      )}
      {operates &&
        sites.map((site) => (
          <details key={JSON.stringify(site)}>
            <summary>{act('changeSite', { name: nameIn(lang, site) })}</summary>
            <RegisterSite operator={organisation} before={site} />
          </details>
        ))}
      {operates && (
        <details>
          <summary>{act('addSite')}</summary>
          <RegisterSite operator={organisation} />
        </details>
      )}
    </div>
  )
}
