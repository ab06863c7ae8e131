/** Whether a stream shows colours: a terminal that does not ask for none. `isTTY` is missing, not false, on a pipe. */
export const colours = (stream: { isTTY?: boolean }): boolean =>
  stream.isTTY === true && process.env['NO_COLOR'] === undefined
