/** Tells on stderr how far a long run is: a line that overwrites itself on a terminal, nothing elsewhere. */
export function progress(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): { at: (done: number, total: number) => void; end: () => void } {
  const started = performance.now()
  let shown = false
  return {
    at(done, total) {
      if (!stream.isTTY || performance.now() - started < 500) return
      shown = true
      stream.write(`\r\u001B[2K${label} ${Math.round((100 * done) / total)} %`)
    },
    end() {
      if (shown) stream.write('\r\u001B[2K')
    },
  }
}
