/** A line of JSON on standard error, for whatever collects what a server says. */
export function logLine(level: 'info' | 'error', told: Readonly<Record<string, unknown>>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, ...told })}\n`)
}

/** What goes wrong in a server, with the id of the request in which it did. */
export const logError = (message: string, request?: string): void =>
  logLine('error', { message: message.trimEnd(), ...(request === undefined ? {} : { request }) })
