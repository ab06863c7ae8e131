export { toPdf } from './pdf.ts'
