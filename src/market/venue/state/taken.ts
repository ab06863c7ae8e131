/** A command that was carried out, and where in the log it stands. */
export interface Taken {
  /** User, id of the command, and SHA-256 of its name and input. */
  readonly command: string
  /** The last entry that it led to. */
  readonly seq: number
  readonly at: string
  readonly hash: string
}
