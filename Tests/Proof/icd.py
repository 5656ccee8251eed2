#!/usr/bin/env python3
"""The 7th-character, billable and Excludes1 answers of Anteroom beside those of the official XML, read by another program.

The codes and their tree come from the PyPI package simple-icd-10-cm (pip install simple-icd-10-cm; it has the XML of April 2026 in it and reads
it with xml.etree). What Excludes1 notes name is read here, by a reading of its own that shares nothing with Anteroom's.
Trap: the package's is_leaf is also true for some blocks, which share their name with a category ("B99"); so leaves are asked for among codes only.

usage: icd.py [--anteroom PATH] [--codes 20000] [--pairs 20000] [--seed 1]
Prints how many answers were compared and every difference; exit code 1 if there is one, 2 if the package is not there.
"""
import argparse, os, random, re, subprocess, sys, tempfile

from office import program

parser = argparse.ArgumentParser()
parser.add_argument('--anteroom'); parser.add_argument('--codes', type=int, default=20000)
parser.add_argument('--pairs', type=int, default=20000); parser.add_argument('--seed', type=int, default=1)
parser.add_argument('--package', help='the folder in which simple_icd_10_cm lies, if it is not installed')
args = parser.parse_args()
if args.package: sys.path.insert(0, args.package)
try: import simple_icd_10_cm as cm
except ImportError:
    print('skipped: the package simple-icd-10-cm is not there (pip install simple-icd-10-cm)'); sys.exit(2)

R = random.Random(args.seed)
DAY = '2026-05-01'

# A category has two digits after its letter, one of which may be a letter: C7A, QA0.
ONE = r'[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]+)?'

# ---- the tree, by the package ----
# A block and a category may have one name; the category is meant.
items = list(dict.fromkeys(cm.get_all_codes(True)))
codes = [c for c in items if re.fullmatch(ONE, c)]
known = set(codes)
children = {c: cm.get_children(c) for c in codes}
leaves = [c for c in codes if not children[c]]
extended = {c for c in codes if cm.is_extended_subcategory(c)}
plain = lambda c: c.replace('.', '')
padded = {}
for c in extended:
    p = plain(c)
    # Every beginning of it that only lacks the 7th character, and X before it.
    for n in range(6, 3, -1):
        if all(x == 'X' for x in p[n:6]): padded.setdefault(p[:n], []).append(c)

def standing(c):
    if c in known:
        kids = children[c]
        if not kids: return ('billable', ())
        if all(k in extended for k in kids): return ('needs 7th', tuple(sorted(kids)))
        return ('heading', tuple(sorted(kids[:20])))
    made = padded.get(plain(c))
    return ('needs 7th', tuple(sorted(made))) if made else ('unknown', ())

# ---- what Excludes1 notes name, by a reading of its own ----
def lists(text):
    """The codes of a note: those in brackets, and outside of them those that have a point or a dash."""
    parts = []
    depth, start, outside = 0, 0, ''
    for i, ch in enumerate(text):
        if ch == '(':
            if depth == 0: start = i + 1
            depth += 1
        elif ch == ')' and depth:
            depth -= 1
            if depth == 0: parts.append((text[start:i], True))
        elif depth == 0: outside += ch
    parts.append((outside, False))
    return parts

def conditions(tail):
    """What a list adds to its codes, as a test on the code without its point; None if it is not understood."""
    tail = tail.strip()
    m = re.fullmatch(r'with \.(\w+)-?(?:-?\.(\w+)-?)?', tail) or re.fullmatch(r'with 5th character \.(\w+)', tail)
    if m: heads = [g for g in m.groups() if g]; return lambda p: any(p[3:].startswith(h) for h in heads)
    m = re.fullmatch(r'with final characters -(\w+)', tail) or re.fullmatch(r'with fifth to sixth characters (\w+)', tail)
    if m: return lambda p: p[4:].startswith(m.group(1))
    m = re.fullmatch(r'with (fifth|5th|sixth|6th|seventh|7th)[ -]character (\w)(?:-(\w))?', tail)
    if m:
        place = {'fifth': 4, '5th': 4, 'sixth': 5, '6th': 5, 'seventh': 6, '7th': 6}[m.group(1)]
        low, high = m.group(2), m.group(3) or m.group(2)
        return lambda p: len(p) > place and low <= p[place] <= high
    m = re.fullmatch(r'with fifth or six(?:th)? character (\w)(?:-(\w))?', tail)
    if m:
        low, high = m.group(1), m.group(2) or m.group(1)
        def last(p):
            if len(p) < 5: return False
            x = p[5] if len(p) > 5 and p[5] != 'X' else p[4]
            return low <= x <= high
        return last
    if tail == 'with open fracture 7th character': return lambda p: len(p) > 6 and p[6] in 'BCEFHJMNQR'
    return None

def references(text):
    found = []
    for part, inside in lists(text):
        rest, pending = part, []
        while True:
            m = re.search(rf'(?<![0-9A-Za-z])({ONE})((?:\.-|-(?![A-Z][0-9A-Z]\d|[A-Z]\d))?)', rest)
            if not m: break
            end = m.end()
            after = rest[end:]
            if after[:1].isalnum() and not after.startswith('with'):
                rest = rest[m.start() + 1:]; continue
            first = last = m.group(1)
            r = re.match(rf'\s*(?:-\s*|to )({ONE})(?:\.-|-(?![A-Z][0-9A-Z]\d|[A-Z]\d))?', after)
            if r and plain(r.group(1)) >= plain(first): last = r.group(1); end += r.end()
            sure = inside or first != last or '.' in m.group(0) or '-' in m.group(0)
            if sure: pending.append([first, last, None])
            rest = rest[end:]
            w = re.match(r'[ ,.]*(with .*)', rest, re.S)
            if w:
                tail = re.split(r';', w.group(1))[0]
                test = conditions(tail)
                if test is not None:
                    for p in pending: p[2] = test
                    found += pending
                pending = []
                rest = w.group(1)[len(tail):]
        found += pending
    return found

def names(ref, code):
    first, last, test = ref
    p, a, b = plain(code), plain(first), plain(last)
    if not (p >= a and (p <= b or p.startswith(b)) and len(p) >= len(a)): return False
    return test is None or test(p)

starts = sorted(plain(c) for c in codes)
import bisect
def exists(ref):
    i = bisect.bisect_left(starts, plain(ref[0])); b = plain(ref[1])
    return i < len(starts) and (starts[i] <= b or starts[i].startswith(b))

cache = {}
def excluded(node, block):
    key = (node, block)
    if key not in cache:
        cache[key] = [[r for r in references(n) if exists(r)] for n in cm.get_excludes1(node, block)]
    return cache[key]

def above(code):
    """The code and all above it; blocks and chapters too, each with whether the block is meant by the name."""
    path = [(code, False)]
    node = code
    while True:
        up = cm.get_parent(node)
        if not up: break
        if up == node:  # the block of the same name
            path.append((up, True))
            chapter = cm.get_parent(up, True)
            if chapter: path.append((chapter, False))
            break
        path.append((up, cm.is_block(up) and not re.fullmatch(ONE, up)))
        node = up
    return path

def keeps(one, other):
    return any(names(ref, other) for node, block in above(one) for note in excluded(node, block) for ref in note)

# ---- the questions ----
def spoiled(c):
    p = plain(c)
    kind = R.randrange(4)
    if kind == 0: p = p[:-1]
    elif kind == 1: p = p + R.choice('ADSX019')
    elif kind == 2: p = p[:-1] + R.choice('ABDSXZ0123456789')
    else: p = p[:6]
    return p[:3] + ('.' + p[3:] if len(p) > 3 else '')

headings = [c for c in codes if children[c]]
asked = R.sample(leaves, min(len(leaves), args.codes * 6 // 10)) + R.sample(headings, min(len(headings), args.codes * 2 // 10))
while len(asked) < args.codes:
    c = spoiled(R.choice(leaves))
    if len(plain(c)) >= 3: asked.append(c)

# References that lead to leaves, so that pairs are met that exclude each other.
by = {}
for c in leaves: by.setdefault(c[:3], []).append(c)
noted = [c for c in R.sample(leaves, min(len(leaves), 4000))]
pairs = []
while len(pairs) < args.pairs:
    kind = R.randrange(3)
    one = R.choice(noted)
    refs = [r for node, block in above(one) for note in excluded(node, block) for r in note] if kind == 0 else []
    if refs:
        ref = R.choice(refs)
        cats = [k for k in by if plain(ref[0])[:3] <= k <= plain(ref[1])[:3]]
        pool = [c for k in R.sample(cats, min(3, len(cats))) for c in R.sample(by[k], min(30, len(by[k])))]
        pool = [c for c in pool if names(ref, c)] or pool
        if not pool: continue
        other = R.choice(pool)
    elif kind == 1: other = R.choice(by[one[:3]])
    else: other = R.choice(leaves)
    if one != other: pairs.append((one, other) if R.random() < .5 else (other, one))

with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as f:
    f.writelines(c + '\n' for c in asked); f.writelines(f'{a} {b}\n' for a, b in pairs)
run = subprocess.run([program(args.anteroom), 'codes', '--judge', f.name, '--on', DAY], capture_output=True, text=True)
os.unlink(f.name)
if run.returncode: sys.exit(run.stderr)
answers = run.stdout.splitlines()
assert len(answers) == len(asked) + len(pairs), (len(answers), len(asked) + len(pairs), run.stderr[:500])

wrong, counts = 0, {}
for c, line in zip(asked, answers):
    parts = line.split('\t')
    got = (parts[1], tuple(sorted(parts[2].split())) if len(parts) > 2 else ())
    want = standing(c)
    counts[want[0]] = counts.get(want[0], 0) + 1
    if got != want:
        wrong += 1
        if wrong <= 20: print(f'{c}: Anteroom says {got}, the XML {want}')
print(f'{len(asked)} codes ({", ".join(f"{n} {k}" for k, n in sorted(counts.items()))}): {wrong} different')
bad, together = 0, 0
for (a, b), line in zip(pairs, answers[len(asked):]):
    got, want = line.split('\t')[2] == 'Excludes1', keeps(a, b) or keeps(b, a)
    together += want
    if got != want:
        bad += 1
        if bad <= 20: print(f'{a} {b}: Anteroom says {line}, the XML {want}')
print(f'{len(pairs)} pairs ({together} that exclude each other): {bad} different')
sys.exit(1 if wrong or bad else 0)
