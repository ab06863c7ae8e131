import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Context } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Compressed copies that may lie beside a file, best first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

type Bytes = Uint8Array<ArrayBuffer>

/** A file in memory, and how it is sent. */
export interface StaticFile {
  readonly type: string
  readonly etag: string
  readonly cache: string
  readonly bytes: Bytes
  readonly compressed: ReadonlyMap<string, Bytes>
}

/** The files of a folder, by their path in it. */
export type StaticFolder = ReadonlyMap<string, StaticFile>

/**
 * Reads a folder into memory; one that is not there has no files. What is served later is looked up among these names,
 * so that no path can lead out of the folder, and no link either.
 */
export async function readStatic(folder: string): Promise<StaticFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !/(^|\/)\./.test(name))
  const all = new Map(
    await Promise.all(names.map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const)),
  )
  return new Map(
    [...all]
      .filter(([name]) => !ENCODINGS.some(([, end]) => name.endsWith(end) && all.has(name.slice(0, -end.length))))
      .map(([name, bytes]) => [
        name,
        staticFile(
          name,
          bytes,
          new Map(
            ENCODINGS.flatMap(([encoding, end]) => {
              const found = all.get(name + end)
              return found === undefined ? [] : [[encoding, found] as const]
            }),
          ),
        ),
      ]),
  )
}

/** A file from memory, with the copies of it that are compressed. */
export function staticFile(name: string, bytes: Bytes, compressed: ReadonlyMap<string, Bytes>): StaticFile {
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    // Weak, since compressed copies share it.
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    // A name that holds a hash of the content never holds another content.
    cache: /^assets\/.*-[\w-]{8,}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    bytes,
    compressed,
  }
}

/** Sends a file of a folder, or nothing if it has none of that name. */
export function sendStatic(
  c: Context,
  folder: StaticFolder,
  name: string,
  status: 200 | 404 = 200,
): Response | undefined {
  const file = folder.get(name)
  if (file === undefined) return undefined
  const headers: Record<string, string> = { ETag: file.etag, 'Cache-Control': file.cache, Vary: 'Accept-Encoding' }
  if (status === 200 && c.req.header('If-None-Match') === file.etag) return c.body(null, 304, headers)
  const accepted = new Set(
    (c.req.header('Accept-Encoding') ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => !/;\s*q=0(\.0*)?$/.test(word))
      .map((word) => word.split(';')[0]),
  )
  const encoding = [...file.compressed.keys()].find((one) => accepted.has(one))
  return c.body(file.compressed.get(encoding ?? '') ?? file.bytes, status, {
    ...headers,
    'Content-Type': file.type,
    ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
  })
}

/** Sends a page that was written for its address. */
export function sendText(c: Context, html: string): Response {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    ETag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
    'Cache-Control': 'no-cache',
  }
  if (c.req.header('If-None-Match') === headers.ETag) return c.body(null, 304, headers)
  return c.body(html, 200, headers)
}
