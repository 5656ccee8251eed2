#!/usr/bin/env python3
"""A key to its last byte, and how many bytes it sends, beside the same measure of htop. Then a key that changes nothing, and an idle desk.

    keys.py --anteroom .build/release/anteroom --data OFFICE [--keys 300] [--idle 70]
"""
import argparse, json, os, shutil, tempfile, time
from screens import Screen, percentile

DOWN, UP = b"\x1b[B", b"\x1b[A"


def measure(screen, keys, pause=0.03):
    times, sizes = [], []
    for key in keys:
        sent = screen.send(key)
        data, _, last = screen.listen(pause, limit=2)
        if last:
            times.append((last - sent) / 1e6)
        sizes.append(len(data))
        # What follows the cursor after its pause is not the key's.
        screen.listen(0.22, limit=2)
    return {
        "keys": len(keys), "answered": len(times), "p50ms": round(percentile(times, 50), 3), "p99ms": round(percentile(times, 99), 3),
        "bytes": percentile(sizes, 50),
    }


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--anteroom", default=".build/release/anteroom")
    options.add_argument("--data", required=True)
    options.add_argument("--keys", type=int, default=300)
    options.add_argument("--idle", type=int, default=0)
    options = options.parse_args()
    root = tempfile.mkdtemp(prefix="anteroom-bench-")
    env = {"XDG_STATE_HOME": root, "XDG_CONFIG_HOME": root}
    moves = [DOWN, DOWN, UP, DOWN, UP, UP] * (options.keys // 6)
    result = {}
    desk = Screen([os.path.abspath(options.anteroom), "--data", options.data], env=env)
    desk.listen(0.5, limit=15, least=900)
    htop = None
    if shutil.which("htop"):
        htop = Screen(["htop", "-d", "600"])
        htop.listen(1.0, limit=5, least=900)
    desk.send(b"s")
    desk.listen(0.5, limit=3)
    # In turn, so that whatever else the machine does falls on both.
    parts = {"anteroom": [], "htop": []}
    for at in range(0, len(moves), 30):
        parts["anteroom"].append(measure(desk, moves[at:at + 30]))
        if htop:
            parts["htop"].append(measure(htop, moves[at:at + 30]))
    for name, runs in parts.items():
        if runs:
            result[name] = {
                "p50ms": round(percentile([run["p50ms"] for run in runs], 50), 3), "p99ms": max(run["p99ms"] for run in runs),
                "p99msMedianOfRuns": round(percentile([run["p99ms"] for run in runs], 50), 3), "bytes": runs[0]["bytes"],
            }
    # The first row: up changes nothing.
    for _ in range(3):
        desk.send(b"\x1b[H")
        desk.listen(0.4, limit=2)
    nothing = [measure(desk, [UP])["bytes"] for _ in range(10)]
    result["bytesOfAKeyThatChangesNothing"] = max(nothing)
    if options.idle:
        begun, moments = time.monotonic(), []
        while time.monotonic() - begun < options.idle:
            data, _, last = desk.listen(0.2, limit=1)
            if data:
                moments.append((len(data), round(time.time() % 60, 1)))
        result["idle"] = {"seconds": options.idle, "writes": [{"bytes": size, "secondOfTheMinute": second} for size, second in moments]}
    print(json.dumps(result, indent=1))
    desk.end()
    if htop:
        htop.end()
    shutil.rmtree(root, ignore_errors=True)


main()
