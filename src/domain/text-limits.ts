// How long what the bot says may be. Checked by `flows check`, told to translators.

/** Longest text of one bubble, in characters: what fits a small screen without scrolling. */
export const MAX_TEXT_LENGTH = 180;
/** Longest answer on a button, in characters. */
export const MAX_ANSWER_LENGTH = 40;
/** Help-safety rule 12. */
export const MAX_SENTENCES = 2;
