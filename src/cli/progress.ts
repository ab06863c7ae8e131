/** Tells on stderr what a long run is at: a line that overwrites itself on a terminal, nothing elsewhere. */
export function statusLine(stream: NodeJS.WriteStream = process.stderr): {
  say: (text: string) => void
  end: () => void
} {
  const started = performance.now()
  let shown = false
  return {
    say(text) {
      if (!stream.isTTY || performance.now() - started < 500) return
      shown = true
      stream.write(`\r\u001B[2K${text}`)
    },
    end() {
      if (shown) stream.write('\r\u001B[2K')
    },
  }
}
