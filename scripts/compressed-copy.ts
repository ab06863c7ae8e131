import { brotliCompressSync, constants } from 'node:zlib'

/** Files smaller than this, or compressed already, are sent as they are. */
const WORTH_IT = 2048

/** Whether a file of this name may gain by a compressed copy. */
export const isCompressible = (name: string): boolean => /\.(js|css|html|svg|json|wasm|map)$/.test(name)

/** The compressed copy that a server sends in place of a file, if the file is large enough to gain by it. */
export const compressedCopy = (bytes: Uint8Array): Uint8Array | undefined =>
  bytes.length < WORTH_IT ? undefined : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
