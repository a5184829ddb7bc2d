#!/usr/bin/env python3
"""Measures maps with a Ballista cluster on this machine, and kills its executors while they work.

    cargo build --locked --features nodes --bins --example node
    tests/cluster.py [--target target/debug] [--runs 12] [--rows 60000]

A scheduler and two executors run as processes that only this machine can reach. First the figures of two logs have to be those of the engine inside, to the byte.
Then an executor is killed in each run: when a job begins, between two of its stages, or in its last stage. Each run has to end with the same bytes, or with an
error, a status other than 0 and the old results untouched. In the end both executors are killed at once.
"""

import argparse
import json
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
DAY = ["--today", "2026-11-29"]
OLD = "the results of an older measurement\n"
MOMENTS = ["begins", "between stages", "last stage"]
LONGEST = 600

VISITS = """journey: Hospital visit
source log: Event log
  data: patients.csv
  columns: case patient, event handling+registration_type, when time
stage: Visit
"""
ACTIVITIES = ["Registration", "Triage and Assessment", "X-Ray", "Blood test", "MRI SCAN", "Discuss Results", "Check-out"]

SHOP = (HERE / "data" / "shop.journey").read_text()


def visits():
    lines = [f"  touchpoint c{at}: {name}\n    event: {name}+start\n    reach: measured\n    takes: measured\n    leaves measured\n" for at, name in enumerate(ACTIVITIES)]
    return VISITS + "".join(lines)


def log(rows):
    made = random.Random(2026)
    lines = ["visit,activity,at,plan,csat"]
    visit = 0
    while len(lines) <= rows:
        visit += 1
        at, plan = 1_780_000_000 + made.randrange(90 * 86_400), made.choice(["Regulars", "ben", "others", ""])
        for _ in range(1 + made.randrange(8)):
            activity = made.choice(["look", "look_again", "pay", "wait", "unknown"])
            csat = 1 + made.randrange(5) if activity == "pay" else ""
            lines.append(f"v{visit},{activity},{at},{plan},{csat}")
            at += made.choice([0, 0, 7, 600, 86_400])
    return "\n".join(lines) + "\n"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Cluster:
    def __init__(self, node, folder):
        self.node, self.folder, self.port = node, folder, free_port()
        self.log = open(folder / "nodes.log", "w")
        self.scheduler = self.start("scheduler", self.port)
        self.executors = []
        self.fill()

    def start(self, *arguments):
        return subprocess.Popen([self.node, *map(str, arguments)], stdout=self.log, stderr=self.log)

    def ask(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return json.load(answer)

    def fill(self):
        """Starts executors until there are two, and waits until the scheduler knows them and nobody else."""
        self.executors = [executor for executor in self.executors if executor.poll() is None]
        while len(self.executors) < 2:
            work = tempfile.mkdtemp(dir=self.folder)
            self.executors.append(self.start("executor", self.port, free_port(), free_port(), work))
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if len(self.ask("/api/executors")) == 2:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        sys.exit("the cluster doesn't start")

    def jobs(self):
        return self.ask("/api/jobs")

    def stop(self):
        for process in [*self.executors, self.scheduler]:
            process.kill()
            process.wait()


def is_time(moment, job):
    stages, done = job["num_stages"], job["completed_stages"]
    if job["status"] == "Completed":
        return True
    return {"begins": stages > 0, "between stages": done > 0, "last stage": stages > 0 and done >= stages - 1}[moment]


class Test:
    def __init__(self, program, cluster, folder):
        self.program, self.cluster, self.folder = program, cluster, folder
        self.share = folder / "share"
        self.share.mkdir()

    def command(self, name, *more):
        return [self.program, "pull", f"{name}.journey", "--quiet", *DAY, *more]

    def spread(self, name):
        return self.command(name, "--cluster", f"df://127.0.0.1:{self.cluster.port}", "--share", self.share)

    def results(self, name):
        return self.folder / f"{name}.measured"

    def pulled(self, name, command):
        """The results that a command writes."""
        self.results(name).unlink(missing_ok=True)
        subprocess.run(command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, timeout=LONGEST)
        return self.results(name).read_bytes()

    def same(self, name):
        """The cluster gives what the engine inside gives; says how many jobs that takes."""
        wanted = self.pulled(name, self.command(name))
        for again in range(2):
            before, began = len(self.cluster.jobs()), time.monotonic()
            if self.pulled(name, self.spread(name)) != wanted:
                sys.exit(f"{name}: the cluster gives other figures")
            took, jobs = time.monotonic() - began, len(self.cluster.jobs()) - before
            print(f"{name}: the same {len(wanted)} bytes, {jobs} jobs, {took:.1f} s")
        self.is_empty()
        return wanted, jobs

    def is_empty(self):
        if any(self.share.iterdir()):
            sys.exit("rows stay in the shared folder")

    def disturbed(self, name, wanted, which, moment, victims):
        """Kills some of two executors when a job is that far, and says how the run ends."""
        self.cluster.fill()
        victims = [self.cluster.executors[victim] for victim in victims]
        self.results(name).write_text(OLD)
        known = {job["job_id"] for job in self.cluster.jobs()}
        run = subprocess.Popen(self.spread(name), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while run.poll() is None:
            new = [job for job in self.cluster.jobs() if job["job_id"] not in known]
            last = max(new, key=lambda job: job["start_time"], default=None)
            if len(new) > which + 1 or (len(new) == which + 1 and is_time(moment, last)):
                break
            time.sleep(0.002)
        else:
            sys.exit(f"the run ended before an executor was killed: {run.stderr.read()}")
        for victim in victims:
            victim.kill()
        try:
            _, said = run.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            run.kill()
            sys.exit("the run doesn't end")
        for victim in victims:
            victim.wait()
        written = self.results(name).read_bytes()
        self.is_empty()
        if run.returncode == 0 and written == wanted:
            end = "the same bytes" + (f", {said.count('note:')} times asked again" if "note:" in said else "")
        elif run.returncode != 0 and written == OLD.encode() and "error: " in said and "nothing was written" in said:
            end = "refused"
        else:
            sys.exit(f"WRONG: status {run.returncode}, {said}\n{written.decode()}")
        print(f"{len(victims)} killed in job {which + 1} ({moment}): {end}")
        print("".join(f"    {line}\n" for line in said.splitlines()), end="")
        return end


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=pathlib.Path, default=HERE.parent / "target/debug", help="folder with the programs")
    parser.add_argument("--runs", type=int, default=12, help="runs in which an executor is killed")
    parser.add_argument("--rows", type=int, default=60_000, help="rows of the generated log")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    target = arguments.target.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        shutil.copy(HERE / "data/patients.csv", folder)
        (folder / "visits.journey").write_text(visits())
        (folder / "shop.journey").write_text(SHOP)
        (folder / "log.csv").write_text(log(arguments.rows))
        cluster = Cluster(target / "examples/node", folder)
        try:
            test = Test(target / "wayline-data", cluster, folder)
            test.same("visits")
            wanted, jobs = test.same("shop")
            ends = []
            for run in range(arguments.runs):
                moment, which = MOMENTS[run % len(MOMENTS)], run * jobs // arguments.runs
                ends.append(test.disturbed("shop", wanted, which, moment, [run % 2]))
            if test.disturbed("shop", wanted, jobs // 2, "begins", [0, 1]) != "refused":
                sys.exit("without executors there can be no figures")
            cluster.fill()
            test.same("shop")
            print(f"{arguments.runs} runs: {sum(end != 'refused' for end in ends)} times the same bytes, {ends.count('refused')} times refused, never wrong")
        finally:
            cluster.stop()


if __name__ == "__main__":
    main()
