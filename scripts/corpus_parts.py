#!/usr/bin/env python3
"""The labelled pages in two parts that share no site: working pages, which anybody may look at, and blind ones.

Blind is a site that has a page marked `new` and a fifth of the others by a hash. Of the blind part scores are printed and
nothing else, nothing is trained on it and no rule is written for one of its pages: it shows how pages are read that
nobody has seen."""
import hashlib, os, sys

WORKING, BLIND = "working", "blind"
TEXT_SETS = {"aeb", "traf", "wcxb", "fundus", "fundus-eval"}


def runner(shared):
    """The scoring program beside the pages."""
    sys.path.insert(0, os.path.join(shared, "tools/extract"))
    import run
    return run


def split(cases):
    """The cases by part; the site is the registrable domain."""
    new = {case["site"] for case in cases if case.get("new")}
    parts = {WORKING: [], BLIND: []}
    for case in cases:
        fifth = int(hashlib.sha256(("part " + case["site"]).encode()).hexdigest(), 16) % 5 == 0
        parts[BLIND if case["site"] in new or fifth else WORKING].append(case)
    return parts
