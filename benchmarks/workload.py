"""Make the drafts that engines are compared on, say what must come out, and put them into Rulebook's own words.

`draft` and `expected` are those of the shared benchmark of peers, copied so that nothing else
is needed to test them. `translated` writes such a draft as a policy officer would, in
Rulebook's vocabulary:

- a guarantee that needs consent is one that a partner decides;
- a commitment binds by an act, and a notice covers commitments;
- who is named but takes no part (a lead, a share) is listed as an organisation, because every
  reference must lead somewhere;
- the industry of a track is an arrangement that the track's decision refers to, or does not;
- each word of interoperability and of bridging is a connection;
- every claim quotes an article. The peers' drafts have no evidence, so this is work on top.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

EDITION = Path(__file__).parent / "edition"
KINGDOM = ["NL", "AW", "CW", "SX", "BQ-BO", "BQ-SA", "BQ-SE"]
CHANNELS = ["dmp", "kamerbrief", "verslag"]
_SENTENCE = "De deelnemers behouden het besluit over de inzet van hun eenheden. "

Plain = dict[str, Any]


def draft(seed: int) -> Plain:
    """Return a draft of the shared workload, of about 16 kB."""
    r = random.Random(seed)  # noqa: S311

    def flip(p: float = 0.15) -> bool:
        return r.random() < p

    return {
        "id": f"d{seed}",
        "parties": [{"id": p} for p in ("NL", "BE", "LU")[: r.choice((2, 3))]],
        "articles": [{"id": f"art-{i}", "heading": f"Artikel {i}", "text": _SENTENCE * 8} for i in range(24)],
        "guarantees": [
            {"kind": "mandate", "formations": ["small"] if flip() else ["small", "large"], "territories": ["NL"],
             "consent": False},
            {"kind": "tasks", "formations": ["small"], "territories": KINGDOM[: 6 if flip() else 7],
             "consent": flip()},
        ],
        "commitments": [{"id": f"c{i}", "binding": not flip(), "binding_on": f"2018-06-{10 + i}"} for i in range(3)],
        "notices": [
            {"id": f"n{i}", "channel": "press" if flip(0.05) else "kamerbrief",
             "date": "2018-06-20" if flip(0.08) else "2018-04-01", "covers": [f"c{i}"]} for i in range(3)
        ],
        "shares": [{"party": p, "kind": k, "pct": v} for k in ("cost", "military")
                   for p, v in (("NL", 50), ("BE", 40 if flip() else 30), ("LU", 20))],
        "tracks": [{"id": t, "lead": "XX" if flip(0.08) else "NL", "decision": "2018-05-01",
                    "industry": "2018-07-01" if flip() else "2018-04-01", "in_decision": not flip(0.1)}
                   for t in ("frigates", "mcm")],
        "interop": ["standardisation", "interoperability"] + ([] if flip() else ["interchangeability"]),
        "bridged": ["language", "doctrine", "organisation"] + ([] if flip() else ["culture"]),
        "capabilities": [{"id": "asw", "available": 6, "common": 3, "national": 4 if flip() else 3}],
    }  # fmt: skip


def expected(d: Plain) -> list[bool]:
    """Return the twelve outcomes, worked out in plain Python."""
    parties = {p["id"] for p in d["parties"]}
    return [
        any(g["kind"] == "mandate" and {"small", "large"} <= set(g["formations"]) for g in d["guarantees"]),
        any(g["kind"] == "tasks" and all(t in g["territories"] for t in KINGDOM) for g in d["guarantees"]),
        not any(g["consent"] for g in d["guarantees"]),
        all(any(c["id"] in n["covers"] and n["date"] < c["binding_on"] for n in d["notices"])
            for c in d["commitments"] if c["binding"]),
        all(n["channel"] in CHANNELS for n in d["notices"]),
        sum(s["pct"] for s in d["shares"] if s["kind"] == "cost") == 100,
        all(any(s["party"] == p["id"] and s["kind"] == "military" for s in d["shares"]) for p in d["parties"]),
        all(t["industry"] <= t["decision"] and t["in_decision"] for t in d["tracks"]),
        all(t["lead"] in parties for t in d["tracks"]),
        all(w in d["interop"] for w in ("standardisation", "interoperability", "interchangeability")),
        all(w in d["bridged"] for w in ("language", "doctrine", "organisation", "culture")),
        all(c["available"] >= c["common"] + c["national"] for c in d["capabilities"]),
    ]  # fmt: skip


def translated(d: Plain) -> Plain:
    """Return a draft of the workload in Rulebook's vocabulary."""
    taking_part = [p["id"] for p in d["parties"]]
    named = dict.fromkeys([*taking_part, *(s["party"] for s in d["shares"]), *(t["lead"] for t in d["tracks"])])
    articles = iter(d["articles"] * 2)

    def proof() -> list[Plain]:
        return [{"article": next(articles)["id"], "quote": _SENTENCE.strip()}]

    def party(name: str) -> Plain:
        member = name in taking_part
        about = {"kind": "state", "state": name} if member else {"kind": "organisation"}
        return {"id": name.lower(), "name": {"en": name}, **about}

    def guarantee(g: Plain) -> Plain:
        kind = {"mandate": "national-mandate", "tasks": "national-tasks"}[g["kind"]]
        decided_by = "partner" if g["consent"] else "national"
        return {
            "id": g["kind"], "kind": kind, "effect": "secures", "formations": g["formations"],
            "territories": g["territories"], "decided_by": decided_by, "limits": [], "evidence": proof(),
        }  # fmt: skip

    def notice(n: Plain) -> Plain:
        channel = n["channel"] if n["channel"] in CHANNELS else "other"
        covers = [{"commitment": commitment} for commitment in n["covers"]]
        return {"id": n["id"], "to": "tweede-kamer", "channel": channel, "date": n["date"], "covers": covers}

    def distribution(name: str, of: str) -> Plain:
        shares = [{"party": s["party"].lower(), "percent": s["pct"]} for s in d["shares"] if s["kind"] == name]
        return {"id": name, "of": of, "shares": shares, "keys": [], "evidence": proof()}

    def track(t: Plain) -> Plain:
        made = [f"industry-{t['id']}"] if t["in_decision"] else []
        return {
            "id": t["id"], "kind": "procurement", "materiel": {"en": t["id"]}, "leads": [t["lead"].lower()],
            "decisions": [{"id": f"supplier-{t['id']}", "kind": "supplier", "date": t["decision"], "refers_to": made}],
            "quantities": [], "tasks": [], "evidence": proof(),
        }  # fmt: skip

    def arrangement(t: Plain) -> Plain:
        return {
            "id": f"industry-{t['id']}", "track": t["id"], "date": t["industry"], "effects": [], "evidence": proof()
        }  # fmt: skip

    def capability(c: Plain) -> Plain:
        needs = {"available": c["available"], "common_need": c["common"], "national_need": c["national"]}
        amounts = {name: {"amount": amount, "unit": "ships"} for name, amount in needs.items()}
        return {
            "id": c["id"], "name": {"en": c["id"]},
            "roles": [{"party": "nl", "role": "provides", **amounts, "evidence": proof()}],
        }  # fmt: skip

    return {
        "agreement": {"id": d["id"], "title": {"en": d["id"]}, "status": "negotiated"},
        "parties": [party(name) for name in named],
        "articles": [
            {
                "id": a["id"], "number": str(i), "heading": {"nl": a["heading"]}, "role": "operative",
                "text": {"nl": a["text"]},
            }
            for i, a in enumerate(d["articles"])
        ],
        "guarantees": [guarantee(g) for g in d["guarantees"]],
        "commitments": [
            {"id": c["id"], "party": "nl", "kind": "policy", "allocations": [], "evidence": proof()}
            for c in d["commitments"]
        ],
        "acts": [
            {"id": f"act-{c['id']}", "kind": "signature", "date": c["binding_on"], "commitments": [c["id"]]}
            for c in d["commitments"] if c["binding"]
        ],
        "notices": [notice(n) for n in d["notices"]],
        "distributions": [distribution("cost", "cost"), distribution("military", "military-risk")],
        "tracks": [track(t) for t in d["tracks"]],
        "industry": [arrangement(t) for t in d["tracks"]],
        "connections": [
            {"id": word, "area": word, "status": "addressed", "evidence": proof()}
            for word in d["interop"] + d["bridged"]
        ],
        "capabilities": [capability(c) for c in d["capabilities"]],
        "placements": [], "activities": [], "assessments": [], "governance": [],
    }  # fmt: skip
