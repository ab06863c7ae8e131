/** Where this code lies: built, in `assets/` below the app's root; while it is developed, in a folder of `web/`. */
const HERE = import.meta.url

/** Address of the app's root, with a slash at its end: pages of a static site may lie below a path of a host. */
const ROOT = new URL('..', HERE)

/** Address of a file that is handed out beside the app. */
export const fileOfApp = (name: string): string => new URL(name, ROOT).href

/** The path below which all pages lie; empty at the top of a host. */
export const BASE_PATH = ROOT.pathname.replace(/\/$/, '')
