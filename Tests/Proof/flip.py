#!/usr/bin/env python3
"""Damages every file of an office, a bit or an end at a time, and looks whether it is noticed and what is left.

    Tests/Proof/flip.py [--every N] [--seed 1] [--files journal,snapshot,access,drafts] [--anteroom PATH]

One bit in every N-th byte is flipped (each in turn with --every 1), and the file is cut there as well.
    journal     `check` names the fault and no line before it is lost; an end that is cut off inside the last line is set aside;
                nothing of a damaged journal is written over, and no program dies
    snapshot    `check` names the fault, a desk answers as before (a token said again is known), and nothing is lost
    access      `check` names the fault
    drafts      nobody dies; a damaged draft is told or left out, and the office is as it was
Exit code 1 if anything is broken.
"""

import argparse
import os
import random
import shutil
import sys
import time

from office import Office, arrivals, check_ins, program, read_journal, newcomers, scratch


class Damage:
    def __init__(self, given):
        self.given, self.random = given, random.Random(given.seed)
        self.place = scratch("flip")
        anteroom = program(given.anteroom)
        self.good = Office(anteroom, f"{self.place}/good").make(4)
        self.good.do(newcomers(310, "paid"))
        self.good.do(arrivals(4) + check_ins(3))
        os.makedirs(f"{self.good.path}/drafts", 0o700, exist_ok=True)
        with open(os.open(f"{self.good.path}/drafts/rootx-1-1.json", os.O_WRONLY | os.O_CREAT, 0o600), "w") as draft:
            draft.write('[{"form": "new patient", "texts": {"family": "Okafor"}}]\n')
        # Whoever looks at the audit is in it.
        for patient in ("p1", "p2", "p3"):
            self.good.run("audit", "--data", self.good.path, "--patient", patient)
        self.office = Office(anteroom, f"{self.place}/office")
        lines = read_journal(self.good.path)[0]
        self.lines = len(lines)
        # Before its manager is in it, an office is not one yet.
        self.manager = next(n for n, line in enumerate(lines, 1) if "staff" in line.get("new", {}))
        self.answers = self.again(self.good)
        self.tried = self.broken = 0

    def again(self, office):
        """What is answered to tokens that were used before, and to the same question a second time."""
        actions = [
            newcomers(8, "paid")[7], *check_ins(3)[2:],
            {"action": "walk-in", "patient": "p2", "provider": "d1", "type": "t1"},
        ]
        result, said = office.do(actions)
        return result.returncode, said

    def files(self, kind):
        top = f"{self.good.path}/{kind}"
        for folder, _, names in sorted(os.walk(top)):
            for name in sorted(names):
                yield os.path.relpath(os.path.join(folder, name), self.good.path)

    def walk(self, kind):
        tried, broken, start = self.tried, self.broken, time.time()
        names = list(self.files(kind))
        if not names:
            self.broken += 1
            print(f"BROKEN {kind}: there is nothing to damage", flush=True)
        for name in names:
            with open(f"{self.good.path}/{name}", "rb") as opened:
                good = opened.read()
            # What is kept ahead of the lines of the journal says nothing, so nothing is lost with it.
            lines = len(good.rstrip(b"\t"))
            step = max(1, self.given.every)
            for at in range(self.random.randrange(min(step, max(1, lines))), lines, step):
                flipped = bytearray(good)
                flipped[at] ^= 1 << self.random.randrange(8)
                self.try_one(kind, name, good, bytes(flipped), at, f"{name}: bit at byte {at}")
                self.try_one(kind, name, good, good[:at], at, f"{name}: cut at byte {at}")
        print(f"{kind}: {self.tried - tried} damaged files, {self.broken - broken} broken, {time.time() - start:.0f} s", flush=True)

    def try_one(self, kind, name, good, bad, at, what):
        self.office.copy_of(self.good)
        path = f"{self.office.path}/{name}"
        with open(path, "wb") as opened:
            opened.write(bad)
        self.tried += 1
        faults = list(getattr(self, kind)(good, bad, at, path))
        if faults:
            self.broken += 1
            print(f"BROKEN {what}: {'; '.join(faults)[:500]}", flush=True)

    def survives(self, result, what):
        if result.returncode not in (0, 1, 3):
            yield f"{what} ended with {result.returncode}: {result.stderr.strip()[-200:]}"

    def journal(self, good, bad, at, path):
        whole = good[:at].count(b"\n")
        check = self.office.check()
        yield from self.survives(check, "check")
        said = check.stdout
        cut = len(bad) < len(good)
        # What lacks an end may never have been finished; one that lacks only its newline is whole.
        shown = int(said.rsplit(" lines in ", 1)[0].rsplit("\n", 1)[-1].split()[-1]) if " lines in " in said else -1
        unfinished = cut and bad and not bad.endswith(b"\n")
        if shown != whole and not (unfinished and shown in (whole, whole + 1)):
            yield f"{shown} lines are left of {whole} before the damage"
        if not cut and check.returncode == 0:
            yield "check finds nothing"
        if cut and check.returncode == 0 and whole < self.snapshot_line():
            yield "check does not miss what the snapshot remembers"
        result, _ = self.office.do([{"action": "walk-in", "patient": "p4", "provider": "d1", "type": "t1"}])
        yield from self.survives(result, "do")
        with open(path, "rb") as opened:
            after = opened.read()
        if not cut and after != bad:
            yield "a damaged journal was written to"
        if cut and whole >= self.snapshot_line():
            if not after.startswith(bad[: bad.rfind(b"\n") + 1]):
                yield "lines before the end were changed"
            end = self.office.check()
            if end.returncode and not (whole < self.manager and "no manager is in it" in end.stdout):
                yield f"not sound after an unfinished end: {end.stdout.strip()[:200]}"

    def snapshot_line(self):
        if not hasattr(self, "_line"):
            said = self.good.check().stdout
            self._line = int(said.split("snapshot at line ")[1].split(":")[0]) if "snapshot at line" in said else 0
        return self._line

    def snapshot(self, good, bad, at, path):
        check = self.office.check()
        yield from self.survives(check, "check")
        if check.returncode == 0:
            yield "check finds nothing"
        code, said = self.again(self.office)
        if (code, said) != self.answers:
            yield f"another answer: {code} {said}"
        lines, faults = read_journal(self.office.path)
        yield from faults
        if len(lines) < self.lines:
            yield f"{self.lines - len(lines)} lines are lost"

    def access(self, good, bad, at, path):
        check = self.office.check()
        yield from self.survives(check, "check")
        unfinished = len(bad) < len(good)
        if check.returncode == 0 and not unfinished:
            yield "check finds nothing"
        result, _ = self.office.do([{"action": "walk-in", "patient": "p4", "provider": "d1", "type": "t1"}])
        yield from self.survives(result, "do")

    def drafts(self, good, bad, at, path):
        check = self.office.check()
        if check.returncode:
            yield f"a draft makes the office unsound: {check.stdout.strip()[:200]}"
        yield from self.survives(self.office.run("--data", self.office.path, "--print", "80x24"), "the desk")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--every", type=int, default=211)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--files", default="journal,snapshot,access,drafts")
    words.add_argument("--anteroom")
    given = words.parse_args()
    damage, start = Damage(given), time.time()
    try:
        for kind in given.files.split(","):
            damage.walk(kind)
    finally:
        shutil.rmtree(damage.place, ignore_errors=True)
    print(f"{damage.tried} damaged files, {damage.broken} broken, {time.time() - start:.0f} s")
    sys.exit(1 if damage.broken else 0)


if __name__ == "__main__":
    main()
