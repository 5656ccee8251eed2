#!/usr/bin/env python3
"""One durable commit beside SQLite (WAL, synchronous=FULL) and beside a bare append and fdatasync, in turn on one file system; then eight
processes at once, each as fast as it can.

    commit.py --anteroom .build/release/anteroom [--on DIR] [--rounds 30] [--seconds 5]

It makes its own small office under DIR, and a base of the same size. Needs cc and SQLite (libsqlite3-dev). What each does for a commit:

- Anteroom: takes the lock, reads and proves and applies what other desks wrote, decides a change of a visit, its superbill and its patient
  by the roles, restrictions and shapes that hold for every change, writes one line with all three before and after, and answers when
  fdatasync has.
- SQLite, in C (commitpeer.c): begin immediate; reads the audit rows that others added; reads the three rows, updates them and their versions,
  adds an audit row as long as Anteroom's line; commit. It decides nothing and proves nothing. Who waits, waits in SQLite's busy handler.
- Bare: one write of as many bytes as Anteroom's line, and fdatasync. Alone it is the floor of this disk.

Both work on the 200 visits of the newest day. Times are microseconds, of the commit alone. "leastOfOne" and "mostOfOne" are the commits of the
process that got the fewest and the most: how fair it is. "note" is the smaller change of one card.
"""
import argparse, json, os, random, shutil, subprocess, tempfile, time
from screens import percentile

PATIENTS, VISITS = 2000, 4000


class Worker:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def answer(self):
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def summary(times):
    return {"count": len(times), "p50us": percentile(times, 50), "p99us": percentile(times, 99), "maxus": max(times)}


def ratio(one, other):
    return {k: round(one[k] / other[k], 2) for k in ("p50us", "p99us")}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--anteroom", default=".build/release/anteroom")
    options.add_argument("--on", default=".")
    options.add_argument("--rounds", type=int, default=30)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--processes", type=int, default=8)
    options = options.parse_args()
    root = tempfile.mkdtemp(prefix="anteroom-bench-", dir=options.on)
    anteroom, office = os.path.abspath(options.anteroom), os.path.join(root, "office")
    peer = os.path.join(root, "commitpeer")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "commitpeer.c")
    subprocess.run(["cc", "-O2", source, "-lsqlite3", "-o", peer], check=True)
    made = subprocess.run([anteroom, "bench", "make", office, "--patients", str(PATIENTS), "--visits", str(VISITS), "--days", "30"], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    visits = json.loads(made.stdout)["visits"]
    size = [str(visits), str(PATIENTS)]
    subprocess.run([peer, "make", root, *size], check=True)

    def ours(*work):
        return [anteroom, "bench", "commit", *work, "--data", office, "--yes"]

    def journal_size():
        # Without the room that is kept ahead of the lines.
        folder = os.path.join(office, "journal")
        return sum(len(open(os.path.join(folder, name), "rb").read().rstrip(b"\t")) for name in os.listdir(folder))

    # Everything is in memory before it is measured, as at a desk that shows its day; and this says how long our line is.
    first = Worker(ours("check-in"))
    first.ask("count 200")
    first.answer()
    before = journal_size()
    first.ask("count 50")
    first.answer()
    first.end()
    line = str((journal_size() - before) // 50)
    commands = {"anteroom": ours("check-in"), "note": ours(), "sqlite": [peer, "sqlite", root, *size, line],
                "bare": [peer, "bare", root, *size, line]}
    one = {kind: Worker(command) for kind, command in commands.items()}
    times = {kind: [] for kind in commands}
    for kind in commands:
        one[kind].ask("count 300")
        one[kind].answer()
    for _ in range(options.rounds):
        for kind in random.sample(list(commands), len(commands)):
            # Two before, for what the others wrote since.
            one[kind].ask("count 52")
            times[kind] += one[kind].answer()[2:]
    for process in one.values():
        process.end()
    alone = {kind: summary(list_) for kind, list_ in times.items()}
    result = {"bytesOfOurLine": int(line), "one process": alone,
              "toSQLite": ratio(alone["anteroom"], alone["sqlite"]), "toBare": ratio(alone["anteroom"], alone["bare"]),
              "noteToSQLite": ratio(alone["note"], alone["sqlite"]), "noteToBare": ratio(alone["note"], alone["bare"])}
    together = {}
    for kind in ("anteroom", "sqlite") * 3:
        workers = [Worker(commands[kind]) for _ in range(options.processes)]
        for process in workers:
            process.ask("count 30")
        for process in workers:
            process.answer()
        begun = time.monotonic()
        for process in workers:
            process.ask(f"seconds {options.seconds}")
        all_ = [process.answer() for process in workers]
        took = time.monotonic() - begun
        for process in workers:
            process.end()
        flat = [t for list_ in all_ for t in list_]
        run = {"perSecond": round(len(flat) / took), **summary(flat), "leastOfOne": min(map(len, all_)), "mostOfOne": max(map(len, all_))}
        together.setdefault(kind, []).append(run)
    middle = {kind: sorted(run["perSecond"] for run in runs)[len(runs) // 2] for kind, runs in together.items()}
    result[f"{options.processes} processes"] = together
    result["throughputToSQLite"] = round(middle["anteroom"] / middle["sqlite"], 2)
    result["longestStallMs"] = {kind: [round(run["maxus"] / 1000, 1) for run in runs] for kind, runs in together.items()}
    result["check"] = subprocess.run([anteroom, "check", "--data", office], stdout=subprocess.DEVNULL).returncode
    print(json.dumps(result, indent=1))
    shutil.rmtree(root, ignore_errors=True)


main()
