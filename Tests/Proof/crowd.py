#!/usr/bin/env python3
"""Many desks at once: each a stream of random actions into `anteroom do` on one office, some killed and some stopped in between.

    Tests/Proof/crowd.py [--desks 8] [--actions 2000] [--rounds 3] [--seed 1] [--no-kills] [--anteroom PATH]

Meanwhile snapshots are made, `check` proves the office and a backup is written, again and again. A desk that was killed starts again and
says its unanswered action once more with the same token.
At the end of each round: every "ok" is in the journal exactly once, with its number, and nothing that was refused is; the chain is whole;
versions and receipts have no gaps; no slot was booked twice and no room given twice, at any line; every desk came to its end.
Exit code 1 if anything is broken.
"""

import argparse
import collections
import datetime
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from office import CHECKS, Office, Records, audit, program, read_journal, scratch

PATIENTS = 160


class Desk(threading.Thread):
    """One worker at one desk. What it learns of visits and appointments all others know as well, so that they collide."""

    def __init__(self, number, office, actions, seed, known):
        super().__init__(daemon=True)
        self.number, self.office, self.count, self.known = number, office, actions, known
        self.random = random.Random(seed)
        self.environment = dict(office.environment, ANTEROOM_DESK=f"desk-{number}")
        self.process = None
        self.acked, self.refused, self.rules = {}, set(), collections.Counter()
        self.done, self.moved, self.starts, self.trouble = 0, time.time(), 0, []

    def start_process(self):
        self.starts += 1
        self.process = subprocess.Popen(
            [self.office.anteroom, "do", "--data", self.office.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=self.environment, text=True, bufsize=1)

    def run(self):
        try:
            self.start_process()
            for number in range(self.count):
                self.say(self.action(), f"desk-{self.number}-{number}")
                self.done += 1
            self.process.stdin.close()
            self.process.wait(60)
        except Exception as error:  # A worker that stops is a finding, not an end.
            self.trouble.append(repr(error))

    def say(self, action, token):
        action["token"] = token
        line = json.dumps(action) + "\n"
        while True:
            self.moved = time.time()
            try:
                self.process.stdin.write(line)
                self.process.stdin.flush()
                answered = self.process.stdout.readline()
            except (BrokenPipeError, ValueError):
                answered = ""
            if not answered.endswith("\n"):
                # Killed before it answered: nobody knows, so the same is said again.
                self.process.wait()
                self.start_process()
                continue
            answer = json.loads(answered)
            if answer.get("token") != token:
                self.trouble.append(f"{token} was answered as {answer}")
            if answer["ok"]:
                self.acked[token] = answer["seq"]
                for kind in ("visits", "appointments", "superbills", "payments"):
                    self.known[kind].extend(answer.get(kind, []))
                return
            if answer["ok"] is None or answer["rule"] == "busy":
                self.rules[answer.get("rule", "uncertain")] += 1
                continue
            self.rules[answer["rule"]] += 1
            self.refused.add(token)
            return

    def some(self, kind):
        known = self.known[kind]
        # Most often a late one, so that people get on.
        return known[-self.random.randint(1, min(len(known), 40))] if known else f"{kind[0]}1"

    def action(self):
        dice = self.random
        patient = f"p{dice.randint(1, PATIENTS)}"
        day = datetime.date.today() + datetime.timedelta(days=dice.randint(1, 12))
        slot = "%02d:%02d" % (dice.randint(8, 17), dice.choice([0, 20, 40]))
        visit = self.some("visits")
        cash = [{"means": "cash", "amount": dice.choice([500, 1000, 3500])}]
        return dice.choices(
            [
                {"action": "book", "patients": [patient], "provider": dice.choice(["d1", "d2"]), "type": "t1", "day": str(day), "start": slot},
                {"action": "reschedule", "appointment": self.some("appointments"), "day": str(day), "start": slot},
                {"action": "cancel appointment", "appointment": self.some("appointments"), "reason": "cannot come"},
                {"action": "walk-in", "patient": patient, "provider": dice.choice(["d1", "d2"]), "type": "t1"},
                {"action": "check in", "visit": visit, "checks": CHECKS},
                {"action": "call", "visit": visit},
                {"action": "room", "visit": visit, "room": f"r{dice.randint(1, 6)}"},
                {"action": "with provider", "visit": visit},
                {"action": "to checkout", "visit": visit},
                {"action": "check out", "visit": visit, "noCharge": "a proof", "next": "none needed"},
                {"action": "take payment", "patient": patient, "tenders": cash},
                {"action": "void receipt", "payment": self.some("payments"), "reason": "a proof"},
                {"action": "pin alert", "patient": patient, "text": f"note {dice.random()}"},
                {"action": "add patient", "name": {"family": f"New{dice.random()}", "given": "Bo"}, "born": "1990-01-02", "notTheSame": True},
                {"action": "undo"},
                {"action": "redo"},
            ],
            [10, 4, 3, 8, 8, 5, 8, 5, 5, 6, 8, 2, 4, 1, 3, 1])[0]


class Round:
    def __init__(self, number, given):
        self.given, self.random = given, random.Random(given.seed * 1000 + number)
        self.place = scratch("crowd")
        self.office = Office(program(given.anteroom), f"{self.place}/office", {"ANTEROOM_JOURNAL_FILE": "400000"}).make(PATIENTS)
        known = collections.defaultdict(list)
        self.desks = [Desk(n, self.office, given.actions, given.seed * 1000 + number * 100 + n, known) for n in range(given.desks)]
        self.faults, self.counts = [], collections.Counter()

    def meanwhile(self):
        """What goes on beside the desks: snapshots, proofs, backups, and accidents."""
        while any(desk.is_alive() for desk in self.desks):
            what = self.random.choice(["snapshot", "check", "backup", "kill", "kill", "stop", "stop", "wait"])
            if self.given.no_kills and what in ("kill", "stop"):
                what = "wait"
            self.counts[what] += 1
            if what == "snapshot":
                self.office.do([])
            elif what == "check":
                check = self.office.check()
                if check.returncode:
                    self.faults.append(f"check meanwhile: {check.stdout.strip()} {check.stderr.strip()}")
            elif what == "backup":
                backup = self.office.run("backup", f"{self.place}/{self.counts['backup']}.tar", "--data", self.office.path)
                if backup.returncode:
                    self.faults.append(f"backup meanwhile: {backup.stderr.strip()}")
            elif what in ("kill", "stop"):
                desk = self.random.choice(self.desks)
                try:
                    if what == "kill":
                        desk.process.send_signal(signal.SIGKILL)
                    else:
                        # Now and then longer than a desk waits for the lock.
                        desk.process.send_signal(signal.SIGSTOP)
                        time.sleep(self.random.choice([0.05, 0.2, 0.2, 6.5]))
                        desk.process.send_signal(signal.SIGCONT)
                except (AttributeError, OSError):
                    pass
            time.sleep(self.random.uniform(0.02, 0.3))
            stuck = [desk.number for desk in self.desks if desk.is_alive() and time.time() - desk.moved > 120]
            if stuck:
                self.faults.append(f"desks {stuck} had no answer for two minutes")
                break

    def run(self):
        start = time.time()
        for desk in self.desks:
            desk.start()
        self.meanwhile()
        for desk in self.desks:
            desk.join(1)
        seconds = time.time() - start
        self.judge()
        rules = sum((desk.rules for desk in self.desks), collections.Counter())
        print(
            f"{self.given.desks} desks x {self.given.actions} actions in {seconds:.0f} s: {sum(len(d.acked) for d in self.desks)} saved, "
            f"{sum(len(d.refused) for d in self.desks)} refused, {sum(d.starts - 1 for d in self.desks)} killed, {dict(self.counts)}, "
            f"refused most: {rules.most_common(4)}; {len(self.faults)} broken", flush=True)
        for fault in self.faults[:20]:
            print("BROKEN", fault[:400], flush=True)
        shutil.rmtree(self.place, ignore_errors=True)
        return not self.faults

    def judge(self):
        lines, wrong = read_journal(self.office.path)
        more, tokens = audit(lines)
        self.faults += wrong + more
        records = Records()
        for line in lines:
            records.take(line)
        self.faults += records.faults
        for desk in self.desks:
            self.faults += desk.trouble
            if desk.done != desk.count:
                self.faults.append(f"desk {desk.number} came only to action {desk.done}")
            for token, seq in desk.acked.items():
                if tokens.get(token) != seq:
                    self.faults.append(f"{token} was answered ok as line {seq} and is {tokens.get(token)}")
            for token in desk.refused & set(tokens):
                self.faults.append(f"{token} was refused and is line {tokens[token]}")
        known = set().union(*[set(desk.acked) for desk in self.desks])
        for token in tokens:
            if token.startswith("desk-") and token not in known:
                self.faults.append(f"{token} is in the journal and was never answered ok")
        check = self.office.check()
        if check.returncode or "interrupted" in check.stdout:
            self.faults.append(f"check at the end: {check.stdout.strip()} {check.stderr.strip()}")
        left = [name for name in os.listdir(self.office.path) if ".new-" in name]
        last = self.office.run("restore", f"{self.place}/{self.counts['backup']}.tar", f"{self.place}/again") if self.counts["backup"] else None
        if last and last.returncode:
            self.faults.append(f"the last backup cannot be restored: {last.stderr.strip()}")
        if len(left) > 1:
            self.faults.append(f"left behind: {left}")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--desks", type=int, default=8)
    words.add_argument("--actions", type=int, default=2000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--no-kills", action="store_true")
    words.add_argument("--anteroom")
    given = words.parse_args()
    sys.exit(0 if all([Round(number, given).run() for number in range(given.rounds)]) else 1)


if __name__ == "__main__":
    main()
