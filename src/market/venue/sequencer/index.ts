/**
 * Carries out commands one after another, and signs that it did: receipts, heads of the log’s tree.
 */

export { isReceiptOf, receiptSchema, type Receipt } from './receipt.ts'
export { isHeadOf, treeHeadSchema, type TreeHead } from './tree-head.ts'
export {
  Sequencer,
  type SubmittedCommand,
  type SequencerOptions,
  type Done,
  type Log,
  type SharedLog,
} from './sequencer.ts'
