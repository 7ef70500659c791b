/** CPython's own limit (`sys.int_info.default_max_str_digits`). The sign does not count as a digit. */
export const MAX_DIGITS = 4300;

/** An array or object that nothing encloses is at depth 1. */
export const MAX_DEPTH = 10_000;

/** Every integer of so many digits is safe: 2 ** 53 has 16. */
export const SAFE_DIGITS = 15;
