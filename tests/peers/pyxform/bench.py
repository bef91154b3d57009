"""pyxform's side of the table: a workbook converted several times over, and what that took."""

import json
import sys
import time

from pyxform.xls2xform import convert


def peak():
    """Largest memory of this process so far, in MiB."""
    with open("/proc/self/status", encoding="utf-8") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def main(file, passes, result):
    best = float("inf")
    largest = None
    for _ in range(int(passes)):
        start = time.thread_time()
        made = convert(file, pretty_print=False)
        best = min(best, time.thread_time() - start)
        # What one conversion takes.
        largest = largest or peak()
    measures = [("convert_cpu_best", best * 1e3, "ms"), ("peak_rss", largest, "MiB")]
    for metric, value, unit in measures:
        row = {"peer": "pyxform", "metric": metric, "value": value, "unit": unit}
        print(json.dumps({**row, "work": file.rsplit("/", 1)[-1]}))
    # After the measures: it is no part of them.
    with open(result, "w", encoding="utf-8") as out:
        out.write(made.xform)


main(*sys.argv[1:])
