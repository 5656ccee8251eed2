"""An office for the proofs: making one, talking to it with `anteroom do`, and reading its journal without Anteroom.

Nothing here is of Anteroom's own code: the chain, the versions and the tokens are worked out again from what README.md says of a line.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GENESIS = bytes(32)
CHECKS = [
    {"what": "identity", "answer": "same", "note": "name, birth date"},
    {"what": "address", "answer": "waived", "note": "in a hurry"},
    {"what": "phone", "answer": "same"},
    {"what": "coverage", "answer": "same"},
    {"what": "consent", "answer": "signed"},
    {"what": "privacyNotice", "answer": "signed"},
]


def program(given=None):
    """The built program: the one that was named, else the release build, else the debug build of this checkout."""
    root = os.path.dirname(os.path.dirname(HERE))
    for path in [given, os.environ.get("ANTEROOM"), f"{root}/.build/release/anteroom", f"{root}/.build/debug/anteroom"]:
        if path and os.access(path, os.X_OK):
            return os.path.abspath(path)
    raise SystemExit("no program: run swift build first, or say --anteroom PATH")


def scratch(name):
    """A folder in memory where there is one: the proofs are about what is written, not about how fast."""
    return tempfile.mkdtemp(prefix=f"anteroom-{name}-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)


class Office:
    """One office folder and the program that works on it."""

    def __init__(self, anteroom, path, environment=None):
        self.anteroom, self.path = anteroom, path
        self.environment = dict(os.environ, ANTEROOM_DESK="proof", HOME=os.path.dirname(path), LANG="C.UTF-8")
        self.environment.update(environment or {})

    def run(self, *words, given="", wrap=(), **more):
        return subprocess.run(
            [*wrap, self.anteroom, *words], input=given, capture_output=True, text=True, env=self.environment, **more)

    def do(self, actions, wrap=(), **more):
        """Says actions, and answers what was answered: one answer a line, as far as they came."""
        lines = "".join(json.dumps(action) + "\n" for action in actions)
        result = self.run("do", "--data", self.path, given=lines, wrap=wrap, **more)
        return result, answers(result.stdout)

    def check(self):
        return self.run("check", "--data", self.path)

    def copy_of(self, other):
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(other.path, self.path)

    def make(self, patients):
        """An empty office set up for so many people, none of them here yet."""
        made = self.run("init", self.path)
        if made.returncode:
            raise SystemExit(made.stderr)
        setting = lambda kind, now: {"action": "change setting", "kind": kind, "now": now}
        actions = [
            setting("providers", {"name": {"family": "Lin", "given": "May"}, "short": "Lin", "credential": "MD"}),
            setting("providers", {"name": {"family": "Osei", "given": "Kofi"}, "short": "Osei", "credential": "MD"}),
            setting("visitTypes", {"name": "Office visit", "short": "OV", "minutes": 20, "noCopay": True}),
            *[
                setting("templates", {"provider": provider, "weekday": day, "blocks": [{"from": "08:00", "to": "18:00", "step": 20}]})
                for provider in ("d1", "d2") for day in range(1, 8)
            ],
            *[setting("rooms", {"name": str(number)}) for number in range(1, 7)],
            *[
                {"action": "add patient", "name": {"family": family(number), "given": "Ada"}, "born": born(number),
                 "phones": [{"number": "617-555-%04d" % number}], "notTheSame": True}
                for number in range(patients)
            ],
        ]
        result, said = self.do(actions)
        if len(said) != len(actions) or not all(answer["ok"] for answer in said):
            raise SystemExit(f"the office could not be set up: {result.stderr} {[a for a in said if not a['ok']][:1]}")
        return self


def family(number):
    """A name of its own for each."""
    letters = "abcdefghijklmnopqrst"
    return "Pat" + letters[number // 8000 % 20] + letters[number // 400 % 20] + letters[number // 20 % 20] + letters[number % 20]


def born(number):
    return "19%02d-%02d-%02d" % (30 + number % 60, 1 + number % 12, 1 + number % 28)


def answers(text):
    """The whole lines of what `do` answered."""
    found = []
    for line in text.split("\n")[:-1]:
        try:
            found.append(json.loads(line))
        except ValueError:
            found.append({"ok": None, "unreadable": line})
    return found


def journal_files(path):
    folder = os.path.join(path, "journal")
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder), key=lambda name: (len(name), name))]


def letters(digest):
    """A fingerprint as it stands in a line; that of the line before stands there with its first 16 bytes."""
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def read_journal(path):
    """The journal's lines in order, and what is wrong with them. An unfinished end of the last file is neither."""
    lines, faults, known = [], [], {}
    prev, files = GENESIS, journal_files(path)
    for file in files:
        with open(file, "rb") as opened:
            rest = opened.read()
        begun = False
        while rest:
            raw, end, after = rest.partition(b"\n")
            if not end:
                # Tabs at an end are nothing: room that was kept for lines to come.
                if file != files[-1] and raw.strip(b"\t"):
                    faults.append(f"{os.path.basename(file)} has an unfinished end and is not the last file")
                break
            try:
                line = json.loads(raw)
                mark = b',"hash":"' + line["hash"].encode() + b'"}'
                digest = hashlib.sha256(raw[: -len(mark)]).digest()
                sealed = raw.endswith(mark) and line["hash"] in (letters(digest), digest.hex())
            except (ValueError, KeyError, TypeError):
                sealed = False
            if not sealed:
                faults.append(f"{os.path.basename(file)} line after {len(lines)} is not as it was written")
                return lines, faults
            rest = after
            if not begun and line["seq"] in known:
                # What a disk did not keep for certain is repeated at the beginning of the next file, byte for byte.
                if known[line["seq"]] != line["hash"]:
                    faults.append(f"line {line['seq']} is repeated with other words")
                continue
            begun = True
            if line["prev"] not in (letters(prev[:16]), prev.hex()):
                faults.append(f"line {line['seq']} does not follow the line before it")
            if line["seq"] != len(lines) + 1:
                faults.append(f"line {line['seq']} stands where {len(lines) + 1} should")
            prev = digest
            known[line["seq"]] = line["hash"]
            lines.append(line)
    return lines, faults


def audit(lines):
    """What is wrong with what the lines say: versions with gaps, tokens or receipts given twice, times that go back."""
    faults, versions, tokens, receipts, at = [], {}, {}, [], ""
    for line in lines:
        seq = line["seq"]
        if line.get("durable", 0) >= seq:
            faults.append(f"line {seq} was called safe before it was written")
        token = line.get("token")
        if token is not None:
            if token in tokens:
                faults.append(f"token {token} is in lines {tokens[token]} and {seq}")
            tokens[token] = seq
        # A record that is taken back whole is as if it had not been; a redo puts it back as it was.
        for kind, records in line.get("gone", {}).items():
            for record in records:
                versions.pop((kind, record["id"]), None)
        for kind, records in line.get("new", {}).items():
            for record in records:
                key = (kind, record["id"])
                if versions.get(key, 0) >= record["v"]:
                    faults.append(f"line {seq} makes {key} a second time")
                versions[key] = record["v"]
                if kind == "payments":
                    receipts.append(record["receipt"])
        for kind, records in line.get("set", {}).items():
            for identity, change in records.items():
                key = (kind, identity)
                if versions.get(key, 0) + 1 != change["v"]:
                    faults.append(f"line {seq} makes version {change['v']} of {key} after {versions.get(key)}")
                versions[key] = change["v"]
    if sorted(set(receipts)) != list(range(1, len(set(receipts)) + 1)):
        faults.append("the numbers of receipts have gaps")
    if len(set(receipts)) != len(receipts) and not any(line.get("undoes") or line.get("redoes") for line in lines):
        faults.append("a receipt number was given twice")
    return faults, tokens


def arrivals(count, start=0):
    """Walk-ins of the first so many patients."""
    return [
        {"action": "walk-in", "token": f"here-{n}", "patient": f"p{n + 1}", "provider": "d1", "type": "t1"}
        for n in range(start, start + count)
    ]


def newcomers(count, name):
    """Small lines of one record each."""
    return [
        {"action": "add patient", "token": f"{name}-{n}", "name": {"family": name + family(n), "given": "Bo"}, "born": born(n),
         "notTheSame": True}
        for n in range(count)
    ]


def check_ins(count, start=0):
    """A check-in each of the first so many visits: three records at once, the visit, the patient and the superbill."""
    return [{"action": "check in", "token": f"in-{n}", "visit": f"v{n + 1}", "checks": CHECKS} for n in range(start, start + count)]


class Records:
    """The office's records as the journal makes them, and the promises that each line has to keep."""

    def __init__(self):
        self.all, self.faults = {}, []

    def take(self, line):
        touched = []
        for kind, records in line.get("new", {}).items():
            for record in records:
                self.all[kind, record["id"]] = dict(record)
                touched.append((kind, record["id"]))
        for kind, records in line.get("set", {}).items():
            for identity, change in records.items():
                record = self.all.setdefault((kind, identity), {})
                for name, was in change["was"].items():
                    if not fits(record.get(name), was):
                        self.faults.append(f"line {line['seq']} changes {name} of {identity} from what it was not")
                record.update({name: turned(record.get(name), now) for name, now in change["now"].items()}, v=change["v"])
                touched.append((kind, identity))
        for kind, records in line.get("gone", {}).items():
            for record in records:
                self.all.pop((kind, record["id"]), None)
        for kind, identity in touched:
            if kind == "appointments":
                self.look_at_slot(line, identity)
            if kind == "visits":
                self.look_at_room(line, identity)

    def records(self, kind):
        return [record for (its, _), record in self.all.items() if its == kind]

    def look_at_slot(self, line, identity):
        mine = self.all[("appointments", identity)]
        if mine.get("slot", "booked") not in ("booked", "confirmed") or mine.get("overbooked"):
            return
        for other in self.records("appointments"):
            if (other["id"] != identity and other.get("slot", "booked") in ("booked", "confirmed") and not other.get("overbooked")
                    and (other["provider"], other["day"]) == (mine["provider"], mine["day"]) and overlap(other, mine)):
                self.faults.append(f"line {line['seq']} books {identity} over {other['id']}")

    def look_at_room(self, line, identity):
        mine = self.all[("visits", identity)]
        if mine.get("state") not in ("roomed", "withProvider") or mine.get("sharesRoom"):
            return
        for other in self.records("visits"):
            if (other["id"] != identity and other.get("state") in ("roomed", "withProvider") and other.get("room") == mine.get("room")
                    and not other.get("sharesRoom")):
                self.faults.append(f"line {line['seq']} puts {identity} into the room of {other['id']}")


def tail(said):
    """A list that grew may stand as its end: {"first": 3, "then": [...]} are the first three as they were, and then these."""
    if isinstance(said, dict) and "first" in said and set(said) <= {"first", "then"}:
        return said["first"], said.get("then", [])
    return None


def fits(value, said):
    end = tail(said)
    if end is None or value is None:
        return value == said
    first, then = end
    return len(value) == first + len(then) and value[first:] == then


def turned(value, said):
    end = tail(said)
    return said if end is None else (value or [])[: end[0]] + end[1]


def overlap(a, b):
    def span(appointment):
        hours, minutes = appointment["start"].split(":")
        start = int(hours) * 60 + int(minutes)
        return start, start + appointment.get("minutes", 20)

    (one, end), (two, stop) = span(a), span(b)
    return one < stop and two < end
