#!/usr/bin/env python3
"""Kills or fails `anteroom do` at every system call, one after the other, and looks whether a promise is broken.

    Tests/Proof/kill_everywhere.py [--work checkin,start,rotate,checkpoint,init,backup,restore] [--faults kill,EIO,EIO+,ENOSPC,EDQUOT,size]
                                   [--calls write,fdatasync,...] [--anteroom PATH] [--quick]

Each fault gets a fresh office: people are here and wait to be checked in, which touches a visit, a patient and a superbill at once.
    checkin     three check-ins
    start       an office whose last line was interrupted, with a snapshot: recovery, then two check-ins
    rotate      every line begins a new file of the journal
    checkpoint  as many lines as are worth a snapshot, and the old snapshot gives way to the new one
    init        a new office; afterwards it is there, or can be made, or be finished
    backup      the office as one file; afterwards that is there whole or not at all
    restore     a backup becomes an office, whole or not at all
After each fault: `check` is clean; what was answered "ok" is in the journal exactly once and what was answered "not saved" is not;
no check-in is there by half; said again with their tokens, all are answered and each is there once; `check` is clean again.
`EIO+` fails that call and all later ones of its name. `size` is the real thing instead of an injected one: a limit on the size of files, at every few bytes, so that writes come back short.
Needs strace. Exit code 1 if anything is broken.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

from office import Office, arrivals, audit, check_ins, journal_files, program, read_journal, newcomers, scratch

CALLS = [
    "openat", "statx", "newfstatat", "fstat", "pread64", "read", "mmap", "write", "pwrite64", "fdatasync", "fsync", "ftruncate", "fcntl", "fchmod", "fchown",
    "getdents64", "mkdirat", "mkdir", "renameat", "renameat2", "rename", "linkat", "unlinkat", "fstatfs", "close", "lseek", "exit_group",
]
KINDS = {"new": ["superbills"], "set": ["patients", "visits"]}


class Proof:
    def __init__(self, arguments):
        self.place = scratch("kill")
        self.anteroom = program(arguments.anteroom)
        self.arguments = arguments
        self.faults = self.broken = 0

    # What is done

    def prepare(self, work):
        """The office before the fault, what is said to it, and the environment."""
        # Room is kept ahead of the lines from the first one on, and soon used up.
        small = {"ANTEROOM_JOURNAL_AHEAD": "4096", **({"ANTEROOM_JOURNAL_FILE": "1000"} if work == "rotate" else {})}
        self.office = Office(self.anteroom, f"{self.place}/office", small)
        before = Office(self.anteroom, f"{self.place}/before-{work}").make(300 if work == "checkpoint" else 4)
        before.do(arrivals(4))
        if work in ("start", "checkpoint"):
            # Snapshots of it are there already, the last and the one before.
            for name in ("first", "second"):
                before.do(newcomers(310, name))
        if work == "checkpoint":
            before.do(newcomers(299, "third"))
            if "snapshot.old" not in os.listdir(before.path):
                raise SystemExit("there should be two snapshots by now")
        if work == "start":
            with open(journal_files(before.path)[-1], "ab") as journal:
                journal.write(b'{"format":1,"seq":99,"at":"2026-')
        self.before = before
        self.actions = check_ins({"start": 2}.get(work, 3))
        if work == "restore":
            before.do(self.actions)
            backup = before.run("backup", f"{self.place}/office.tar", "--data", before.path)
            if backup.returncode:
                raise SystemExit(backup.stderr)
        self.begun = {line.get("token") for line in read_journal(before.path)[0]}

    def work_on(self, work, wrap, **more):
        words = {
            "restore": ["restore", f"{self.place}/office.tar", self.office.path], "init": ["init", self.office.path],
            "backup": ["backup", f"{self.place}/new.tar", "--data", self.office.path],
        }.get(work)
        if words:
            return self.office.run(*words, wrap=wrap, **more), []
        return self.office.do(self.actions, wrap=wrap, **more)

    # One fault

    def fresh(self, work):
        if work in ("restore", "init"):
            shutil.rmtree(self.office.path, ignore_errors=True)
        else:
            self.office.copy_of(self.before)
        for name in os.listdir(self.place):
            if name.startswith("new.tar"):
                os.unlink(f"{self.place}/{name}")

    def strace(self, calls, inject=None):
        log = f"{self.place}/strace.log"
        words = ["strace", "-f", "-qq", "-s", "300", "-o", log, "-e", f"trace={','.join(calls)}", "-e", "signal=none"]
        # Looking at the traced calls only is quicker, but then strace puts no signal in.
        if inject and "signal=" not in inject:
            words.append("--seccomp-bpf")
        return [*words, *(["-e", f"inject={inject}"] if inject else [])], log

    def skipped(self, work, calls):
        """How many calls of each name come before the first one that has to do with the office: starting the program itself."""
        wrap, log = self.strace(calls)
        self.fresh(work)
        self.work_on(work, wrap)
        counts, totals, seen = {}, {}, False
        for line in open(log):
            name = re.match(r"\d+ +(\w+)\(", line)
            if not name:
                continue
            seen = seen or self.place in line
            totals[name[1]] = totals.get(name[1], 0) + 1
            if not seen:
                counts[name[1]] = counts.get(name[1], 0) + 1
        return counts, totals

    def walk(self, work):
        calls = [call for call in (self.arguments.calls or ",".join(CALLS)).split(",")]
        skip, totals = self.skipped(work, calls)
        for fault in self.arguments.faults.split(","):
            if fault == "size":
                self.sizes(work)
                continue
            before = self.faults
            for call in calls:
                if fault != "kill" and call == "exit_group":
                    continue
                for number in range(skip.get(call, 0) + 1, totals.get(call, 0) + 50, self.arguments.step):
                    error, on = fault.rstrip("+"), "+" if fault.endswith("+") else ""
                    inject = f"{call}:" + ("signal=KILL" if fault == "kill" else f"error={error}") + f":when={number}{on}"
                    self.fresh(work)
                    wrap, log = self.strace([call], inject)
                    result, said = self.work_on(work, wrap)
                    text = open(log).read()
                    if "INJECTED" not in text and "killed by SIGKILL" not in text and result.returncode != -9:
                        break
                    self.judge(work, f"{work}: {fault} at {call} {number}", result, said, killed=fault == "kill")
            if self.faults == before:
                self.broken += 1
                print(f"BROKEN {work}: no {fault} came; does this strace put faults in?", flush=True)

    def sizes(self, work):
        """Real short writes: no file may become larger than so many bytes."""
        if work in ("restore", "init"):
            return
        self.fresh(work)
        _, _ = self.work_on(work, ())
        largest = max(os.path.getsize(os.path.join(top, name)) for top, _, names in os.walk(self.office.path) for name in names)
        least = 0 if work in ("rotate", "checkpoint") else os.path.getsize(journal_files(self.before.path)[-1]) - 40
        for size in range(least, largest + 64, max(7, (largest - least) // self.arguments.sizes)):
            def limit():
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

            self.fresh(work)
            result, said = self.work_on(work, (), preexec_fn=limit)
            self.judge(work, f"{work}: no file larger than {size} bytes", result, said, killed=False)

    # What must hold

    def judge(self, work, what, result, said, killed):
        self.faults += 1
        faults = list(self.breaches(work, what, result, said, killed))
        if faults:
            self.broken += 1
            print(f"BROKEN {what}: {'; '.join(faults)[:600]}", flush=True)

    # Whoever cannot write at all cannot say why either.
    silenced = "+ at write"

    def breaches(self, work, what, result, said, killed):
        if not killed and (result.returncode < 0 or result.returncode not in (0, 1, 3)):
            yield f"ended with {result.returncode}: {result.stderr.strip()[-200:]}"
        if not killed and result.returncode == 3 and not result.stderr.strip() and self.silenced not in what:
            yield "failed without a word"
        if work in ("restore", "init", "backup"):
            yield from {"restore": self.restored, "init": self.begun_office, "backup": self.backed_up}[work](result)
            return
        check = self.office.check()
        if check.returncode:
            yield f"check after the fault: {check.stdout.strip()} {check.stderr.strip()}"
        lines, faults = read_journal(self.office.path)
        yield from faults
        there = {line.get("token") for line in lines}
        if not self.begun <= there:
            yield f"older lines are lost: {sorted(self.begun - there)}"
        for answer in said:
            token = answer.get("token")
            if answer["ok"] and token not in there:
                yield f"{token} was answered ok and is lost"
            if answer["ok"] is False and token in there:
                yield f"{token} was answered as not saved, and is there: {answer}"
        for line in lines:
            if line["did"] == "check in":
                lacking = [kind for part, kinds in KINDS.items() for kind in kinds if kind not in line.get(part, {})]
                if lacking:
                    yield f"line {line['seq']} is half a check-in without {lacking}"
        again, answers = self.office.do(self.actions)
        if len(answers) != len(self.actions) or not all(answer["ok"] for answer in answers):
            yield f"said again: {answers} {again.stderr.strip()}"
        lines, faults = read_journal(self.office.path)
        wrong, tokens = audit(lines)
        yield from faults + wrong
        for action in self.actions:
            if action["token"] not in tokens:
                yield f"{action['token']} was said again and is not there"
        check = self.office.check()
        if check.returncode or "interrupted" in check.stdout:
            yield f"check at the end: {check.stdout.strip()} {check.stderr.strip()}"

    def begun_office(self, result):
        """A new office is there; or it is made by saying so again."""
        if result.returncode == 0 and self.office.check().returncode:
            yield "said to be made, and it is not sound"
        again = self.office.run("init", self.office.path)
        if again.returncode and "there is an office" not in again.stderr:
            yield f"making it again: {again.stderr.strip()}"
        check = self.office.check()
        if check.returncode:
            yield f"not sound after making it again: {check.stdout.strip()} {check.stderr.strip()}"

    def backed_up(self, result):
        """A backup is there whole, or not at all."""
        path = f"{self.place}/new.tar"
        if os.path.exists(path):
            restored = self.office.run("restore", path, f"{self.place}/restored")
            if restored.returncode:
                yield f"half a backup was left under its name: {restored.stderr.strip()}"
            shutil.rmtree(f"{self.place}/restored", ignore_errors=True)
        elif result.returncode == 0:
            yield "said to be written, and it is not there"
        if self.office.check().returncode:
            yield "the office is not sound after a backup"

    def restored(self, result):
        """An office is there whole or not at all, and restoring again works."""
        if os.path.exists(self.office.path):
            if self.office.check().returncode:
                yield "half an office was restored"
            shutil.rmtree(self.office.path)
        elif result.returncode == 0:
            yield "said to be restored, and it is not there"
        again = self.office.run("restore", f"{self.place}/office.tar", self.office.path)
        if again.returncode or self.office.check().returncode:
            yield f"restoring again: {again.stderr.strip()}"
        for name in os.listdir(self.place):
            if ".restoring-" in name:
                shutil.rmtree(f"{self.place}/{name}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", default="checkin,start,rotate,checkpoint,init,backup,restore")
    arguments.add_argument("--faults", default="kill,EIO,EIO+,ENOSPC,EDQUOT,size")
    arguments.add_argument("--calls")
    arguments.add_argument("--anteroom")
    arguments.add_argument("--step", type=int, default=1, help="only every so-many-th call")
    arguments.add_argument("--sizes", type=int, default=120, help="how many limits on the size of files are tried")
    arguments.add_argument("--quick", action="store_true", help="every fifth call")
    given = arguments.parse_args()
    if given.quick:
        given.step, given.sizes = 5, 20
    if not shutil.which("strace"):
        raise SystemExit("this needs strace (apt install strace)")
    proof, start = Proof(given), time.time()
    try:
        for work in given.work.split(","):
            began, faults, broken = time.time(), proof.faults, proof.broken
            proof.prepare(work)
            proof.walk(work)
            print(f"{work}: {proof.faults - faults} faults, {proof.broken - broken} broken, {time.time() - began:.0f} s", flush=True)
    finally:
        shutil.rmtree(proof.place, ignore_errors=True)
    print(f"all: {proof.faults} faults, {proof.broken} broken, {time.time() - start:.0f} s")
    sys.exit(1 if proof.broken else 0)


if __name__ == "__main__":
    main()
