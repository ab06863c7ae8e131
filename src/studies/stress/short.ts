/**
 * What counts as short, for reports and pages alike: a use, or a month of it, of which more than this part is not served. Less is reported
 * by nobody; what it costs is still counted.
 */
export const SHORT = 1e-3

/** A line, or a month of a use, stands still if more than this part of it does. */
export const STANDS_STILL = 1e-3
