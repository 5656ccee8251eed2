#!/usr/bin/env python3
"""From exec to the first full frame, and the memory it took: Anteroom on a large office and on a small one, vim, and calcurse
holding as many appointments as the large office has. All in turn, in one run.

    start.py --anteroom .build/release/anteroom --data BIG [--small SMALL] [--more BIGGER] [--calcurse 1000000] [--rounds 15]
"""
import argparse, datetime, json, os, shutil, statistics, subprocess, tempfile
from screens import Screen


def calcurse_folder(root, count):
    folder = os.path.join(root, "calcurse")
    os.makedirs(folder, exist_ok=True)
    day = datetime.date.today() - datetime.timedelta(days=3 * 365)
    each = max(1, count // (3 * 365))
    with open(os.path.join(folder, "apts"), "w") as file:
        made = 0
        while made < count:
            for number in range(each):
                minute = 480 + number * 480 // each
                start = f"{day:%m/%d/%Y} @ {minute // 60:02}:{minute % 60:02}"
                end = f"{day:%m/%d/%Y} @ {(minute + 20) // 60:02}:{(minute + 20) % 60:02}"
                file.write(f"{start} -> {end} |Patient {made % 100000}, follow-up\n")
                made += 1
                if made == count:
                    break
            day += datetime.timedelta(days=1)
    for name in ("todo", "conf", "keys"):
        open(os.path.join(folder, name), "w").close()
    return folder


def once(command, env, least, limit):
    screen = Screen(command, env=env)
    data, _, last = screen.listen(0.25, limit=limit, least=least)
    memory = screen.memory()
    screen.end()
    return ((last or screen.started) - screen.started) / 1e6, memory, len(data)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--anteroom", default=".build/release/anteroom")
    options.add_argument("--data", required=True)
    options.add_argument("--small")
    options.add_argument("--more")
    options.add_argument("--calcurse", type=int, default=0)
    options.add_argument("--rounds", type=int, default=15)
    options = options.parse_args()
    root = tempfile.mkdtemp(prefix="anteroom-bench-")
    env = {"XDG_STATE_HOME": root, "XDG_CONFIG_HOME": root}
    text = os.path.join(root, "lines.txt")
    with open(text, "w") as file:
        file.writelines(f"line {number}: the quick brown fox jumps over the lazy dog\n" for number in range(10000))
    anteroom = os.path.abspath(options.anteroom)
    programs = {"vim": (["vim", "-u", "NONE", "-N", text], 15), "anteroom": ([anteroom, "--data", options.data], 15)}
    if options.small:
        programs["anteroom, small office"] = ([anteroom, "--data", options.small], 15)
    if options.more:
        programs["anteroom, larger office"] = ([anteroom, "--data", options.more], 15)
    if options.calcurse and shutil.which("calcurse"):
        programs["calcurse"] = (["calcurse", "-D", calcurse_folder(root, options.calcurse)], 120)
    samples = {name: [] for name in programs}
    for round_ in range(options.rounds):
        for name, (command, limit) in programs.items():
            if name == "calcurse" and round_ % 5:
                continue
            samples[name].append(once(command, env, 900, limit))
    result = {}
    for name, runs in samples.items():
        times = [run[0] for run in runs]
        result[name] = {
            "ms": round(statistics.median(times), 2), "min": round(min(times), 2), "max": round(max(times), 2),
            "peakMemoryKB": max(run[1] for run in runs), "bytes": int(statistics.median(run[2] for run in runs)), "runs": len(runs),
        }
    for name in result:
        result[name]["timesVim"] = round(result[name]["ms"] / result["vim"]["ms"], 2)
    if "calcurse" in result:
        result["calcurseTimesAnteroom"] = round(result["calcurse"]["ms"] / result["anteroom"]["ms"], 1)
    if options.more:
        larger = result["anteroom, larger office"]
        result["largerTimesLarge"] = round(larger["ms"] / result["anteroom"]["ms"], 3)
        result["largerTimesLargeMemory"] = round(larger["peakMemoryKB"] / result["anteroom"]["peakMemoryKB"], 3)
    print(json.dumps(result, indent=1))
    shutil.rmtree(root, ignore_errors=True)


main()
