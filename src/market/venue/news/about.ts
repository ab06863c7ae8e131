/** Names of what something is about. Amounts and prices are not among them, nor is the name of anybody else. */
export type About = {
  readonly round?: string
  readonly order?: string
  readonly parcel?: string
  /** Id of the record of what happened to lots. */
  readonly event?: string
  readonly key?: string
  readonly contract?: string
  readonly site?: string
  /** To operators alone: members do not read who the users of the market are. */
  readonly user?: string
}
