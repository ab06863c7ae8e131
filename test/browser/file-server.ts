import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * A plain file server: files of a folder below a path, `index.html` for a folder, a slash where one is missing. It rewrites nothing and sends no
 * header but the type.
 */
export async function serveFiles(
  folder: string,
  below: string,
  port = 0,
): Promise<{ readonly url: string; readonly asked: string[]; readonly stop: () => Promise<void> }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://file')
    asked.push(pathname)
    const answer = async (): Promise<void> => {
      if (!pathname.startsWith(below)) throw new Error('not ours')
      let file = join(folder, decodeURIComponent(pathname.slice(below.length)))
      if ((await stat(file)).isDirectory()) {
        if (!pathname.endsWith('/')) {
          response.writeHead(301, { Location: `${pathname}/${search}` }).end()
          return
        }
        file = join(file, 'index.html')
      }
      const content = await readFile(file)
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content)
    }
    answer().catch(() => response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found'))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`,
    asked,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
