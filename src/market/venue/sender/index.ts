/**
 * What a sender of orders does on its own machine.
 */

export { announcedSchema, placeOrder, sealingFor, type Announced, type PlaceOrder } from './place-order.ts'
export { plantsShown } from './plants-shown.ts'
