/** What the document's head says under a name; nothing in a worker, or where the head is silent. */
export const metaOf = (name: string): string | undefined =>
  typeof document === 'undefined' ? undefined : document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content
