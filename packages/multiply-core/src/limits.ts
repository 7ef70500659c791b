/** CPython's own limit (`sys.int_info.default_max_str_digits`). The sign does not count as a digit. */
export const MAX_DIGITS = 4300;

/** An array or object that nothing encloses is at depth 1. */
export const MAX_DEPTH = 10_000;

/** Every integer of so many digits is safe: 2 ** 53 has 16. */
export const SAFE_DIGITS = 15;

/** How many digits the factors of `multiplyLimbs` have: the highest of three limbs is not 0. */
export const LEAST_DIGITS = 15;
export const MOST_DIGITS = 21;

// Measured in Node 22, 24 and 26: `charCodeAt` takes 2 to 3 ns for a character, `indexOf` 15 ns and
// hardly more for a hundred characters, a regular expression 45 ns and 0.2 ns for each character.

/** In a text of so many characters it pays to look for control characters before anything is read. */
export const LONG_TEXT = 100;

/** Elsewhere in it, only strings that do not end within so many characters are searched. */
export const NEAR = 16;
