#!/usr/bin/env python3
"""Searching codes as one types: the share of desk phrases with a right code among the first five, and the time of a key, for Anteroom, SQLite
FTS5 (prefix index, rank) and fzf over the same 74,719 titles, in one run.

    codes.py [--anteroom PATH] [--phrases FILE] [--day 2026-05-01]

Ready: what a process needs more to its first answer than one that only says its version, with the index files beside the sets.
Phrases: Tests/CodeSetsTests/Fixtures/desk-phrases.tsv, or any file of "phrase<TAB>codes or beginnings of codes". SQLite is asked in this
process, Anteroom in its own (`anteroom codes --each`, which times itself), fzf as a process that is started for each phrase, as a script would.
Where fzf is not on this machine that is said and it is left out.
"""
import argparse, os, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, f"{ROOT}/Tests/Proof")
from office import program

# The questions of the bench that was made before Anteroom, with the code that answers each, if one does.
KEYS = [("diab typ 2 neur", "E11.40"), ("E11.4", "E11.4"), ("fx radius", "S52"), ("chest pn", "R07.9"), ("d", None), ("di", None),
        ("dia", None), ("hypertension", "I10"), ("uti", "N39.0"), ("left ankle sprain", "S93.402A"),
        ("frac radius right init closed", "S52"), ("neuropathy diabetes type 2", "E11.40"), ("zzzz", None)]


def titles(path):
    """Every code that may stand on a claim with its title, from the data file, 7th characters too."""
    tables, found, stack = {}, [], []
    nodes = []
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if parts[0] == "table":
            tables[parts[1]] = list(zip(parts[2::2], parts[3::2]))
        elif parts[0][:1].isupper():
            plain = parts[0].replace(".", "")
            while stack and not plain.startswith(stack[-1][0]):
                stack.pop()
            table = next((p for p in parts[2:] if p.startswith("t") and p[1:].isdigit()), stack[-1][1] if stack else None)
            nodes.append([plain, parts[1], table, True])
            if stack:
                stack[-1][2][3] = False
            stack.append((plain, table, nodes[-1]))
    for plain, title, table, leaf in nodes:
        if not leaf:
            continue
        rows = tables.get(table, []) if len(plain) < 7 else []
        for letter, words in rows or [("", "")]:
            code = plain.ljust(6, "X") + letter if letter else plain
            found.append((code[:3] + ("." + code[3:] if len(code) > 3 else ""), f"{title}, {words}" if letter else title))
    return found


class FTS5:
    def __init__(self, rows):
        self.base = sqlite3.connect(":memory:")
        self.base.execute("create virtual table icd using fts5(code, descr, tokenize=\"unicode61 tokenchars '.'\", prefix='1 2 3 4')")
        self.base.executemany("insert into icd values(?, ?)", rows)
        self.base.execute("insert into icd(icd) values('optimize')")

    def ask(self, query, limit):
        words = " AND ".join('"%s"*' % word.replace('"', "") for word in query.split())
        if not words:
            return []
        try:
            return [row[0] for row in self.base.execute("select code, descr from icd where icd match ? order by rank limit ?", (words, limit))]
        except sqlite3.OperationalError:
            return []

    def timed(self, query, limit=50, runs=9):
        self.ask(query, limit)
        times = []
        for _ in range(runs):
            start = time.perf_counter_ns()
            found = self.ask(query, limit)
            times.append((time.perf_counter_ns() - start) / 1000)
        return statistics.median(times), max(times), found


def anteroom(path, day, queries, limit):
    """Microseconds (median, most) and codes for each query."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.writelines(query + "\n" for query in queries)
    try:
        run = subprocess.run([path, "codes", "--demo", "--each", file.name, "--on", day, "--limit", str(limit)], capture_output=True, text=True)
    finally:
        os.unlink(file.name)
    if run.returncode:
        sys.exit(run.stderr)
    answers = []
    for line in run.stdout.splitlines():
        _, median, most, codes = (line.split("\t") + [""])[:4]
        answers.append((float(median), float(most), codes.split()))
    return answers


def fzf(query, lines, how):
    start = time.perf_counter_ns()
    run = subprocess.run(["fzf", *how, "--filter", query], input=lines, capture_output=True)
    return (time.perf_counter_ns() - start) / 1000, [line.split("\t")[0] for line in run.stdout.decode().splitlines()[:5]]


def ready(path, day, runs=31):
    """Milliseconds from the start of the process, the median of many: to the version, and to the first answer."""
    def median(*words):
        times = []
        for _ in range(runs):
            start = time.perf_counter_ns()
            subprocess.run([path, *words], capture_output=True)
            times.append((time.perf_counter_ns() - start) / 1e6)
        return statistics.median(times)
    anteroom(path, day, ["htn"], 5)
    return median("--version"), median("codes", "--demo", "htn", "--on", day)


def right(found, wanted):
    return any(code.startswith(beginning) for code in found[:5] for beginning in wanted)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anteroom")
    parser.add_argument("--phrases", default=f"{ROOT}/Tests/CodeSetsTests/Fixtures/desk-phrases.tsv")
    parser.add_argument("--day", default="2026-05-01")
    given = parser.parse_args()
    product = program(given.anteroom)
    rows = titles(f"{ROOT}/sample-data/codes/icd10cm-2026-04.tsv")
    print(f"{len(rows)} titles; SQLite {sqlite3.sqlite_version}; {product}")
    version, first = ready(product, given.day)
    print(f"ready: {first:.1f} ms from the start of a process to its first answer, {first - version:.1f} ms more than to its version")
    started = time.perf_counter()
    engine = FTS5(rows)
    print(f"  SQLite FTS5 made its index of them in {1000 * (time.perf_counter() - started):.0f} ms")
    phrases = [line.rstrip("\n").split("\t") for line in open(given.phrases, encoding="utf-8") if "\t" in line]

    ours = anteroom(product, given.day, [phrase for phrase, _ in phrases], 5)
    hits = {"Anteroom": sum(right(found, wanted.split()) for (_, wanted), (_, _, found) in zip(phrases, ours))}
    hits["SQLite FTS5"] = sum(right(engine.ask(phrase.lower(), 5), wanted.split()) for phrase, wanted in phrases)
    has_fzf = shutil.which("fzf")
    lines = "".join(f"{code}\t{title}\n" for code, title in rows).encode()
    if has_fzf:
        hits["fzf"] = sum(right(fzf(phrase, lines, [])[1], wanted.split()) for phrase, wanted in phrases)
    print(f"\na right code among the first five, of {len(phrases)} phrases")
    for name, count in hits.items():
        print(f"  {name:12} {count:4}  {100 * count / len(phrases):5.1f} %")
    if not has_fzf:
        print("  fzf          is not on this machine (apt-get install fzf), and was left out")

    keys = list(dict.fromkeys(phrase[:end] for phrase, _ in phrases for end in range(1, len(phrase) + 1) if phrase[:end].strip()))
    times = sorted(median for median, _, _ in anteroom(product, given.day, keys, 50))
    print(f"\na key, {len(times)} different ones of those phrases, Anteroom, microseconds (each the median of nine)")
    print(f"  median {times[len(times) // 2]:.0f}, 99 % under {times[len(times) * 99 // 100]:.0f}, most {times[-1]:.0f}")

    print(f"\n{'query':32} {'Anteroom us':>12} {'FTS5 us':>10}  FTS5 has the right code among its first 50")
    slower = []
    for (query, wanted), (median, _, found) in zip(KEYS, anteroom(product, given.day, [query for query, _ in KEYS], 50)):
        theirs, _, rows_found = engine.timed(query)
        has = wanted is not None and any(code.startswith(wanted) for code in rows_found)
        if has and median > theirs:
            slower.append(query)
        print(f"{query:32} {median:12.0f} {theirs:10.0f}  {'yes' if has else 'no':4} {' '.join(found[:3])} | {' '.join(rows_found[:3])}")
    print("slower than FTS5: " + (", ".join(slower) or "nowhere"))
    sys.exit(1 if slower else 0)


main()
