import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { InputError } from '../world/index.ts'
import type { App } from './app.ts'
import { DEFAULT_LIMITS, type ServerLimits } from './limits.ts'
import { Problem, type ProblemKind } from './problems.ts'
import { SECURITY_HEADERS } from './security.ts'
import { serverFault } from './server-fault.ts'

export interface Listening {
  readonly url: string
  /** Lets what runs finish for a while, then ends every job, stream, thread and connection. */
  readonly close: (graceMs: number) => Promise<void>
}

/** Where to listen, and what says so on the command line. */
interface Place {
  readonly port: number
  readonly host: string
  readonly flags?: { readonly port: string; readonly host: string }
}

const FLAGS = { port: '--port', host: '--host' }

/** Connections that are left when all is done get this long to take what was sent. */
const LAST_WORDS_MS = 500

/** Listens, or says in an `InputError` why it cannot. */
export async function listen(
  app: Pick<App, 'close'> & { readonly fetch: (request: Request, env?: object) => Response | Promise<Response> },
  { port, host, flags = FLAGS, ...options }: Place & { readonly limits?: Partial<ServerLimits> },
): Promise<Listening> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const answer = getRequestListener(app.fetch, {
    // What is no request of the web: no host, a path that is none.
    errorHandler: () => withHeaders(new Problem('malformed-request', 'The request cannot be read.').response()),
  })
  const server = createServer(
    {
      // A missing host is reported as every other fault is.
      requireHostHeader: false,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs / 2),
    },
    (request, response) => {
      // Who stands before it may have gone by the one, and we would by the other (RFC 9112, 3.2).
      if (request.headersDistinct['host'] !== undefined && request.headersDistinct['host'].length > 1)
        refuse(undefined, request.socket)
      else void answer(request, response)
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuse(error.code, socket))
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, { port, host, flags })
  }
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: async (graceMs) => {
      await app.close(graceMs)
      await stop(server)
    },
  }
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const timer = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS)
  await closed
  clearTimeout(timer)
}

function cannotListen(error: NodeJS.ErrnoException, { port, host, flags }: Required<Place>): Error {
  switch (error.code ?? '') {
    case 'EADDRINUSE':
      return new InputError([serverFault('PORT_IN_USE', { port, host, flag: flags.port })])
    case 'EACCES':
      return new InputError([serverFault('PORT_NOT_ALLOWED', { port, flag: flags.port })])
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new InputError([serverFault('HOST_UNKNOWN', { host, flag: flags.host })])
    default:
      return error
  }
}

/** Answers what Node gave up on before it was a request. */
function refuse(code: string | undefined, socket: Socket): void {
  // Where an answer has begun, another would run into it.
  if (!socket.writable || socket.bytesWritten > 0 || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const kinds: Readonly<Record<string, ProblemKind>> = {
    HPE_HEADER_OVERFLOW: 'headers-too-large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  }
  const problem = new Problem(kinds[code ?? ''] ?? 'malformed-request', 'The request could not be read to its end.')
  const body = problem.text()
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    ...SECURITY_HEADERS,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.body.status} ${problem.body.title}\r\n${lines.join('')}\r\n${body}`)
}

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  return response
}
