import { useBrowserLocation } from 'wouter/use-browser-location'
import { metaOf } from './meta.ts'

/** Whether the app is served by plain files: each page is a folder then, and its address ends with a slash. */
const IN_FOLDERS = metaOf('ytterby-site') !== undefined

/** An address of the app, as one copies it: in folders with the slash that a plain file server answers without a detour. */
export const addressOf = (address: string): string =>
  IN_FOLDERS ? address.replace(/^([^?#]*[^?#/])(?=[?#]|$)/, '$1/') : address

/** The path of the address without that slash: pages are known by it. */
export const usePlace: typeof useBrowserLocation = (options) => {
  const [path, navigate] = useBrowserLocation(options)
  return [IN_FOLDERS ? path.replace(/\/+$/, '') || '/' : path, go(navigate)]
}

const go =
  (navigate: ReturnType<typeof useBrowserLocation>[1]): typeof navigate =>
  (to, how) =>
    navigate(typeof to === 'string' ? addressOf(to) : to, how)
