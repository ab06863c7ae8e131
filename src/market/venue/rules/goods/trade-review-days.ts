/** How long the other side has to consent to a cancellation, and from the request on, how long operators have to decide it. */
export const CONSENT_DAYS = 3
export const REVIEW_DAYS = 10
