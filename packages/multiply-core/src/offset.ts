/**
 * What a `skip…` function gives in place of the offset behind what it was to skip. Every offset is 0
 * or more.
 */
export const MALFORMED = -1;
