import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import {
  KeyCallers,
  listen,
  newApiKey,
  writeKeyList,
  type App,
  type ListedKey,
  type Served,
} from '../src/server/index.ts'
import { temporaryFolder } from './run-cli.ts'
import { API } from './run-server.ts'

/** A key of a caller: as it is listed, and as it is sent. */
export interface TestKey {
  readonly listed: ListedKey
  readonly secret: string
  /** All that goes into `Authorization`. */
  readonly bearer: string
}

export const FAR = '2999-01-01T00:00:00.000Z'

export function keyOf(caller: string, until = FAR): TestKey {
  const { id, hash, text } = newApiKey()
  return { listed: { id, caller, hash, until }, secret: text.slice(21), bearer: `Bearer ${text}` }
}

export const writeList = (file: string, ...keys: readonly TestKey[]): void =>
  writeFileSync(file, writeKeyList(keys.map(({ listed }) => listed)))

/** A list of these keys in a file that is gone after the test, and its callers. */
export async function callersOf(...keys: readonly TestKey[]): Promise<{ file: string; callers: KeyCallers }> {
  const file = join(await temporaryFolder(), 'api-keys.json')
  writeList(file, ...keys)
  return { file, callers: await KeyCallers.open(file) }
}

/** A request to the API of an app by the holder of a key. */
export const asking =
  (app: Pick<App, 'request'>, key: TestKey) =>
  (path: string, init: RequestInit = {}): Response | Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('Authorization', key.bearer)
    return app.request(path.startsWith(API) ? path : `${API}${path}`, { ...init, headers })
  }

/** What is asked of a pool of threads, by what a test needs to know of it. */
export interface Asked {
  readonly study: string
  readonly months?: number
}

/** The same world with other threads: they answer at once with what is said here, and never where that is nothing. */
export function answering(served: Served, answerOf: (asked: Asked) => unknown): Served {
  const ask = (asked: Asked, { onStart }: { onStart?: () => void } = {}) => {
    onStart?.()
    const given = answerOf(asked)
    let refuse: (reason: Error) => void = () => undefined
    const answer = new Promise((resolve, reject) => {
      refuse = reject
      if (given !== undefined) resolve(given)
    })
    answer.catch(() => undefined)
    return {
      answer,
      stop: (reason: Error) => {
        refuse(reason)
        return Promise.resolve()
      },
    }
  }
  return { ...served, pool: { size: 2, ask, close: () => Promise.resolve() } as unknown as Served['pool'] }
}

/** Puts an app on a port of this machine until the test ends. */
export async function onPort(app: App): Promise<string> {
  const { url, close } = await listen({ ...app, close: () => Promise.resolve() }, { port: 0, host: '127.0.0.1' })
  onTestFinished(() => close(0))
  return url
}

export interface RawAnswer {
  readonly status: number
  /** Its head but for what is of the moment: date and id of the request. */
  readonly head: string
  readonly body: string
}

/** Sends a request as it is written, since clients tidy up what they send, and reads all of the answer. */
export async function raw(url: string, lines: readonly string[]): Promise<RawAnswer> {
  const { port, host } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    // A stream of events leaves the connection open for the next request, whatever was asked.
    if (chunk.toString('latin1').endsWith('0\r\n\r\n')) socket.end()
  })
  await once(socket, 'connect')
  const hosts = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`]
  socket.write(Buffer.from([...lines, ...hosts, 'Connection: close', '', ''].join('\r\n'), 'latin1'))
  await once(socket, 'close')
  const told = Buffer.concat(chunks)
  const end = told.indexOf('\r\n\r\n')
  const head = told.subarray(0, end).toString('latin1')
  const id = /^x-request-id: (\S+)/im.exec(head)?.[1] ?? 'no id of a request'
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    head: head
      .split('\r\n')
      .filter((line) => !/^(date|x-request-id):/i.test(line))
      .join('\n'),
    body: bodyIn(head, told.subarray(end + 4))
      .toString('latin1')
      .replaceAll(id, 'ID-OF-THE-REQUEST'),
  }
}

/** A body out of its pieces, and decompressed: an id in it would change how long it is. */
function bodyIn(head: string, sent: Buffer): Buffer {
  const pieces: Buffer[] = []
  if (/^transfer-encoding: chunked/im.test(head))
    for (let at = 0; at < sent.length;) {
      const start = sent.indexOf('\r\n', at) + 2
      const size = Number.parseInt(sent.subarray(at, start).toString('latin1'), 16)
      pieces.push(sent.subarray(start, start + size))
      at = start + size + 2
    }
  else pieces.push(sent)
  const whole = Buffer.concat(pieces)
  const coding = /^content-encoding: (\w+)/im.exec(head)?.[1]
  if (whole.length === 0 || coding === undefined) return whole
  return coding === 'gzip' ? gunzipSync(whole) : inflateSync(whole)
}
