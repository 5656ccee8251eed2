#!/usr/bin/env python3
"""One durable commit beside SQLite (WAL, synchronous=FULL) and beside a bare append and fdatasync, in turn on one file system; then eight
processes at once.

    commit.py --anteroom .build/release/anteroom [--on DIR] [--rounds 30] [--seconds 5]

It makes its own small office under DIR. A commit is a note on a patient's card: one record read, decided, one line, safe. In SQLite it is
the same card updated and a journal row of the same size, in one transaction.
"""
import argparse, json, os, random, shutil, sqlite3, subprocess, sys, tempfile, time
from screens import percentile

CARD = json.dumps({"name": {"family": "Okafor", "given": "Ada"}, "born": "1982-03-04", "note": "x" * 300})
LINE = "x" * 650


def worker(kind, folder):
    """Reads "count N" or "seconds S" a line, answers with the microseconds of each commit."""
    if kind == "sqlite":
        base = sqlite3.connect(os.path.join(folder, "base.sqlite"), isolation_level=None, timeout=60)
        base.execute("pragma journal_mode=wal")
        base.execute("pragma synchronous=full")
    else:
        file = os.open(os.path.join(folder, f"bare-{os.getpid()}"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        line = LINE.encode() + b"\n"

    def commit(number):
        if kind == "bare":
            os.write(file, line)
            os.fdatasync(file)
            return
        base.execute("begin immediate")
        patient = number * 7919 % 2000 + 1
        base.execute("select card from patients where id = ?", (patient,)).fetchone()
        base.execute("update patients set card = ?, v = v + 1 where id = ?", (CARD, patient))
        base.execute("insert into journal(line) values (?)", (LINE,))
        base.execute("commit")

    number = os.getpid()
    for said in sys.stdin:
        what, amount = said.split()
        times, end = [], time.monotonic() + (float(amount) if what == "seconds" else 1e9)
        while time.monotonic() < end and (what == "seconds" or len(times) < int(amount)):
            begun = time.monotonic_ns()
            commit(number)
            times.append((time.monotonic_ns() - begun) // 1000)
            number += 1
        print(json.dumps(times), flush=True)


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


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--anteroom", default=".build/release/anteroom")
    options.add_argument("--on", default=".")
    options.add_argument("--rounds", type=int, default=30)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--processes", type=int, default=8)
    options.add_argument("--worker")
    options.add_argument("--folder")
    options = options.parse_args()
    if options.worker:
        return worker(options.worker, options.folder)
    root = tempfile.mkdtemp(prefix="anteroom-bench-", dir=options.on)
    anteroom = os.path.abspath(options.anteroom)
    office = os.path.join(root, "office")
    subprocess.run([anteroom, "bench", "make", office, "--patients", "2000", "--visits", "4000", "--days", "30"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = sqlite3.connect(os.path.join(root, "base.sqlite"))
    base.execute("pragma journal_mode=wal")
    base.execute("create table patients(id integer primary key, v integer, card text)")
    base.execute("create table journal(seq integer primary key, line text)")
    base.executemany("insert into patients values (?, 1, ?)", [(number, CARD) for number in range(1, 2001)])
    base.commit()
    base.close()

    def start(kind):
        if kind == "anteroom":
            return Worker([anteroom, "bench", "commit", "--data", office, "--yes"])
        return Worker([sys.executable, os.path.abspath(__file__), "--worker", kind, "--folder", root])

    kinds = ["anteroom", "sqlite", "bare"]
    one = {kind: start(kind) for kind in kinds}
    times = {kind: [] for kind in kinds}
    for round_ in range(options.rounds + 1):
        for kind in random.sample(kinds, len(kinds)):
            one[kind].ask("count 50")
            answer = one[kind].answer()
            if round_:
                times[kind] += answer
    for process in one.values():
        process.end()
    result = {"one process": {kind: summary(list_) for kind, list_ in times.items()}}
    p = result["one process"]
    p["anteroomToSQLite"] = {k: round(p["anteroom"][k] / p["sqlite"][k], 2) for k in ("p50us", "p99us")}
    p["anteroomToBare"] = {k: round(p["anteroom"][k] / p["bare"][k], 2) for k in ("p50us", "p99us")}
    together = {}
    for kind in ("anteroom", "sqlite", "anteroom", "sqlite"):
        workers = [start(kind) for _ in range(options.processes)]
        for process in workers:
            process.ask("count 5")
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
        run = {"perSecond": round(len(flat) / took), **summary(flat), "leastOfOne": min(len(list_) for list_ in all_)}
        together.setdefault(kind, []).append(run)
    best = {kind: max(runs, key=lambda run: run["perSecond"]) for kind, runs in together.items()}
    result[f"{options.processes} processes"] = together
    result["throughputToSQLite"] = round(best["anteroom"]["perSecond"] / best["sqlite"]["perSecond"], 2)
    result["longestStallMs"] = {kind: round(max(run["maxus"] for run in runs) / 1000, 1) for kind, runs in together.items()}
    check = subprocess.run([anteroom, "check", "--data", office], capture_output=True, text=True)
    result["check"] = check.returncode
    print(json.dumps(result, indent=1))
    shutil.rmtree(root, ignore_errors=True)


main()
