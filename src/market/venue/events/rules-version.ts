/**
 * Version of the rules by which commands are decided. An entry is checked for ever against the rules of its own day: another version is
 * for what an earlier entry would not pass, or would be read as something else.
 *
 *     1  what a log says that names no version
 *     2  keys of trustees for one round, envelopes bound to order and sender, recipes of the registry, goods against money,
 *        limits by member, standing as of the close, commands signed by members
 *     3  trustees of whom fewer than open a round cannot have an order unread, all frozen at the announced time of the close, rounds
 *        that share a plant in the order of their closes, shares by the same part at the margin, baskets and storage, one text for
 *        a key of a trustee, an id of a key that was proposed for no other
 */
export const RULES = 3
