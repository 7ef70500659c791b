// A `skip…` function takes the offset where something of the grammar should begin and gives the
// offset behind it, or one of these. Every failure is negative.
export const MALFORMED = -1;
export const TOO_DEEP = -2;
