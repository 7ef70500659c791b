"""The contract as CPython keeps it: json reads, int and float multiply, repr writes.

Reads one JSON string a line, each a request body, and answers each with a line that holds the
product's text or, after an exclamation mark, the rejection's code. What is not Python's own
behaviour but a deliberate difference from it is marked "Deviates".
"""

import json
import math
import sys

MAX_DIGITS = 4300


class Rejected(Exception):
    pass


class TooManyDigits:
    pass


def read_integer(literal):
    # Python itself raises ValueError while it parses, wherever the integer stands. Deviates: only
    # an operand counts, and only after the checks that come first.
    if len(literal.lstrip("-")) > MAX_DIGITS:
        return TooManyDigits()
    return int(literal)


def refuse_constant(name):
    # Deviates: NaN and the infinities are not JSON.
    raise Rejected("malformed_json")


def read_operands(body):
    if body == "":
        raise Rejected("missing_body")
    try:
        value = json.loads(body, parse_int=read_integer, parse_constant=refuse_constant)
    except json.JSONDecodeError:
        raise Rejected("malformed_json") from None
    if not isinstance(value, dict) or "a" not in value or "b" not in value:
        raise Rejected("missing_operand")
    return value["a"], value["b"]


def multiply(a, b):
    for operand in (a, b):
        # Deviates: True and False are not numbers. `type` and not `isinstance`, for bool is an int.
        if type(operand) not in (int, float, TooManyDigits):
            raise Rejected("operand_not_number")
    if isinstance(a, TooManyDigits) or isinstance(b, TooManyDigits):
        raise Rejected("too_many_digits")
    try:
        product = a * b
    except OverflowError:
        raise Rejected("result_out_of_range") from None
    if isinstance(product, float):
        # Deviates: an infinity is no operand and no product.
        if not all(math.isfinite(number) for number in (a, b, product)):
            raise Rejected("result_out_of_range")
    elif abs(product) >= 10**MAX_DIGITS:
        raise Rejected("too_many_digits")
    return repr(product)


def answer(body):
    try:
        return multiply(*read_operands(body))
    except Rejected as rejection:
        return "!" + str(rejection)


def main():
    for line in sys.stdin.buffer:
        print(answer(json.loads(line)))


main()
