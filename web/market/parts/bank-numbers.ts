/** An IBAN or a reference in groups of four, as people read and compare it. */
export const inFours = (number: string): string => number.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** The same as machines have it, however it was typed or pasted. */
export const plainNumber = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
