/** Puts a text on the clipboard. Fails where a browser gives none: without a secure connection there is none. */
export const copy = (text: string): Promise<void> =>
  navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
