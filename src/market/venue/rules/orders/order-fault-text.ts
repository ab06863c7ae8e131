import { sayLater } from '../../../../messages/index.ts'
import { orderFaultMessages } from './order-fault.gen.ts'

/** What is wrong with an order, in words. In English they stand in the log, and stay as they are. */
export const orderFault = sayLater(orderFaultMessages)
