/**
 * How long a test waits for what has to come, in milliseconds: as long as it takes on a machine that is busy with other work. A test that
 * passes waits no longer for it; only one that fails is later to say so.
 */
export const PATIENCE = 600_000
