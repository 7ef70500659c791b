"""Answers each request line `[bodies, rounds]` with the nanoseconds that one body takes."""

import json
import sys
import time

SEPARATORS = (",", ":")
ERROR_MISSING = json.dumps({"error": "missing_operand"}, separators=SEPARATORS)
ERROR_NOT_NUMBER = json.dumps({"error": "operand_not_number"}, separators=SEPARATORS)
ERROR_MALFORMED = json.dumps({"error": "malformed_json"}, separators=SEPARATORS)


def answer(body):
    try:
        value = json.loads(body)
    except ValueError:
        return ERROR_MALFORMED
    if not isinstance(value, dict) or "a" not in value or "b" not in value:
        return ERROR_MISSING
    a, b = value["a"], value["b"]
    if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
        return ERROR_NOT_NUMBER
    return json.dumps({"result": a * b}, separators=SEPARATORS)


for line in sys.stdin:
    bodies, rounds = json.loads(line)
    answers = [answer(body) for body in bodies]
    start = time.perf_counter_ns()
    for _ in range(rounds):
        for body in bodies:
            answer(body)
    elapsed = time.perf_counter_ns() - start
    print(json.dumps([elapsed / rounds / len(bodies), answers]), flush=True)
