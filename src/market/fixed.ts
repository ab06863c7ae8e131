/** Plain data that nobody changes. */
export type Fixed<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Fixed<E>[]
    : { readonly [K in keyof T]: Fixed<T[K]> }
