export type { Deck, Slide, SlideChart } from './deck.ts'
export { toPptx } from './pptx.ts'
