export { billionthsIn, BookingRefused, decimalOf, Ledger, type Booking, type Posting } from './ledger.ts'
