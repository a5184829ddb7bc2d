#!/usr/bin/env python3
"""Makes the data of `parcel-return.journey`, the same each time: nobody's real returns."""

import csv
import pathlib
import random
from datetime import datetime, timedelta

HERE = pathlib.Path(__file__).parent
chance = random.Random(2026)


def stay(hours):
    return timedelta(seconds=round(chance.lognormvariate(0, 0.7) * hours * 3600))


def returns():
    for number in range(1, 321):
        customer = chance.choices(["first", "regular"], [2, 3])[0]
        at = datetime(2026, 7, 1) + timedelta(minutes=chance.randrange(92 * 24 * 60))
        yield number, customer, at, "return_requested"
        if chance.random() < (0.3 if customer == "first" else 0.1):
            at += stay(3)
            yield number, customer, at, "return_requested_again"
        if chance.random() < 0.08:
            continue
        at += stay(0.3)
        yield number, customer, at, "label_" + chance.choice(["printed", "scanned"])
        if chance.random() < (0.2 if customer == "first" else 0.05):
            continue
        at += stay(40)
        yield number, customer, at, "handed_in"
        if chance.random() < 0.35:
            at += stay(1)
            yield number, customer, at, "tracking_opened"
        at += stay(120)
        yield number, customer, at, "refund_sent"


def answers():
    for _ in range(240):
        customer = chance.choices(["first", "regular"], [2, 3])[0]
        day = datetime(2026, 7, 1) + timedelta(days=chance.randrange(92))
        ease = chance.choices(range(1, 8), [2, 3, 4, 4, 5, 3, 1] if customer == "first" else [1, 1, 2, 3, 6, 7, 4])[0]
        refund = chance.choices([0, 1, 2, 3, 4, 5], [3, 4, 5, 4, 3, 2])[0]
        again = chance.choices(range(11), [2, 1, 1, 1, 2, 3, 3, 5, 6, 6, 5])[0]
        yield day.strftime("%Y-%m-%d"), customer, ease, refund, again


def write(name, head, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


write(
    "return-events.csv",
    ["return_id", "customer", "time", "event"],
    [(f"R{n:04}", customer, at.strftime("%Y-%m-%d %H:%M:%S"), event) for n, customer, at, event in returns()],
)
write("return-answers.csv", ["answered_on", "customer", "How easy was it?", "Refund", "Recommend us"], answers())
