import fc from 'fast-check'

/** Each mutant meets the same random worlds, and the first that fails settles it: nobody reads the smallest. */
fc.configureGlobal({ seed: 20261127, endOnFailure: true })
