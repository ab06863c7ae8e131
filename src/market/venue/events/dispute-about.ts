export const ABOUT = ['quality', 'quantity', 'delivery'] as const

export type DisputeAbout = (typeof ABOUT)[number]
