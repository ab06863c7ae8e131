import { describe, expect, it } from 'vitest'
import type { Served } from '../src/server/index.ts'
import { InputError, worldFault } from '../src/world/index.ts'
import { API, ENDED, events, QUICK, reached, shippedServed, submit, testApp, type JobSeen } from './run-server.ts'

const served = await shippedServed()

/** An app whose jobs all end with an error. */
function failing(error: Error): ReturnType<typeof testApp> {
  const ask = (): object => {
    const answer = Promise.reject(error)
    answer.catch(() => undefined)
    return { answer, stop: () => Promise.resolve() }
  }
  return testApp({ served: { ...served, pool: { ask, size: 1 } as unknown as Served['pool'] } })
}

describe('a job that failed', () => {
  it('states its faults in the language of who asks: alone, in the list, in its events, when it is taken back', async () => {
    const { request } = failing(new InputError([worldFault('FILE_MISSING', {}, { file: 'lots.csv' })]))
    const { links, id } = await reached(request, await submit(request, QUICK), ...ENDED)
    const asked = async (path: string, language: string | undefined, method = 'GET'): Promise<Response> =>
      request(path, { method, headers: language === undefined ? {} : { 'Accept-Language': language } })
    const told = ({ problem }: JobSeen): unknown => problem?.faults
    const english = { message: 'There is no such file.', remedy: 'Check the path.' }
    for (const [language, expected] of [
      [undefined, english],
      ['de, en;q=0.5', english],
      ['ja-JP, en;q=0.5', { message: 'そのようなファイルはありません。', remedy: 'パスを確認してください。' }],
    ] as const) {
      const same = [{ code: 'FILE_MISSING', file: 'lots.csv', ...expected }]
      expect(told((await (await asked(links.self, language)).json()) as JobSeen)).toEqual(same)
      expect(told((await (await asked(links.self, language, 'DELETE')).json()) as JobSeen)).toEqual(same)
      const { jobs } = (await (await asked(`${API}/jobs`, language)).json()) as { jobs: JobSeen[] }
      expect(jobs.filter((job) => job.id === id).map(told)).toEqual([same])
      for await (const { data } of events(await asked(links.events, language))) expect(told(data)).toEqual(same)
    }
  })

  it('is one defect with one name, whatever language it is read in', async () => {
    const { request, logged } = failing(new Error('a balance is open'))
    const { links } = await reached(request, await submit(request, QUICK), ...ENDED)
    const told = await Promise.all(
      ['en', 'ja'].map(async (language) => {
        const answer = await request(links.self, { headers: { 'Accept-Language': language } })
        return ((await answer.json()) as JobSeen).problem
      }),
    )
    expect(told[0]).toEqual(told[1])
    expect(logged).toHaveLength(1)
  })
})
