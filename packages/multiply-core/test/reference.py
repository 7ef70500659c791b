"""The contract in CPython: json reads, int and float multiply, repr writes.

Reads one JSON string per line, a request body, and answers each with a line: the product or, after an
exclamation mark, the code of the rejection. "Deviates" marks deliberate differences from Python.
"""

import json
import json.scanner
import math
import re
import sys
import threading

MAX_DIGITS = 4300
MAX_DEPTH = 10_000

# The decoder in C stops at some 1,000 to 10,000 levels, depending on the version.
C_DECODER_DEPTH = 500


class Rejected(Exception):
    pass


class TooManyDigits:
    pass


def read_integer(literal):
    # Python raises ValueError while it parses, wherever the integer is. Deviates: only operands count,
    # and the checks that come first still do.
    if len(literal.lstrip("-")) > MAX_DIGITS:
        return TooManyDigits()
    return int(literal)


def refuse_constant(name):
    # Deviates: NaN and the infinities are not JSON.
    raise Rejected("malformed_json")


class PythonDecoder(json.JSONDecoder):
    def __init__(self, **options):
        super().__init__(**options)
        self.scan_once = json.scanner.py_make_scanner(self)


def measure_depth(body):
    depth = deepest = 0
    for bracket in re.findall(r'"(?:[^"\\]|\\.)*"|[][{}]', body):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket, 0)
        deepest = max(deepest, depth)
    return deepest


def read_operands(body):
    if body == "":
        raise Rejected("missing_body")
    depth = measure_depth(body)
    # Deviates: depth is bounded. In no body of the tests does a syntax error come before the 10,001st level.
    if depth > MAX_DEPTH:
        raise Rejected("nested_too_deeply")
    decoder = json.JSONDecoder if depth < C_DECODER_DEPTH else PythonDecoder
    try:
        value = json.loads(
            body, cls=decoder, parse_int=read_integer, parse_constant=refuse_constant
        )
    except json.JSONDecodeError:
        raise Rejected("malformed_json") from None
    if not isinstance(value, dict) or "a" not in value or "b" not in value:
        raise Rejected("missing_operand")
    return value["a"], value["b"]


def multiply(a, b):
    for operand in (a, b):
        # Deviates: True and False are not numbers. Not `isinstance`, because bool is an int.
        if type(operand) not in (int, float, TooManyDigits):
            raise Rejected("operand_not_number")
    if isinstance(a, TooManyDigits) or isinstance(b, TooManyDigits):
        raise Rejected("too_many_digits")
    try:
        product = a * b
    except OverflowError:
        raise Rejected("result_out_of_range") from None
    if isinstance(product, float):
        # Deviates: an infinity is neither an operand nor a product.
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


# For 10,000 levels the Python decoder needs 30,000 calls inside each other.
sys.setrecursionlimit(100_000)
threading.stack_size(512 * 1024 * 1024)
thread = threading.Thread(target=main)
thread.start()
thread.join()
