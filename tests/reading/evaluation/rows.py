"""Invented rows in the layouts of the annotated files."""

from typing import Any

Row = dict[str, Any]


def plv(id: str, marked: str, root: str, zsp: str = "CONSULT") -> Row:
    return {"id": id, "set": "plv", "marked": marked, "root": root, "zsp_root": zsp}


PLV = [
    plv("p1", "<s>Kenya</s> attacked <t>Ghana</t> on Monday.", "ASSAULT", "ASSAULT"),
    plv("p2", "<t>Ghana</t> was visited by <s>a Kenyan envoy</s>.", "CONSULT"),
    plv("p3", "<s>Chile</s> imposed sanctions on <t>Peru</t>.", "SANCTION"),
    plv("p4", "<s>Chile</s> did not lift the ban and will not talk to <t>Peru</t>.", "REJECT"),
]


def coder(relevant: bool, *codes: str) -> Row:
    return {"relevant": relevant, "codes": list(codes)}


def news(id: str, round: int, text: str, *coders: Row) -> Row:
    return {"id": id, "set": "cameo_coders", "round": round, "text": text, "coders": list(coders)}


SHELLED = "Kenyan troops shelled a Ghanaian border post, killing three soldiers."
CODERS = [
    news("n1", 1, SHELLED, coder(False)),
    news("n1b", 2, SHELLED, coder(True, "4-18 Assault", "0-1 Statement"), coder(True, "4-19 Fight"), coder(False)),
    news("n2", 2, "The bakery sells good bread.", coder(False), coder(False)),
    news("n3", 2, "Ministers spoke of the weather.", coder(True, "1-4 Consult"), coder(False)),
    news("n4", 2, "A minister said that talks would go on.", coder(True, "0-1 Statement", "1-4 Consult"), coder(False)),
]

PENTA = [
    {"id": "c1", "set": "cameo_penta", "text": SHELLED, "quad": "M-CONF"},
    {"id": "c2", "set": "cameo_penta", "text": "The bakery sells good bread.", "quad": "NONE"},
]

UDS = [
    {
        "id": "u1",
        "set": "uds_factuality",
        "text": "She bought two apples but didn't eat them.",
        "genre": "reviews",
        "tokens": ["She", "bought", "two", "apples", "but", "did", "n't", "eat", "them", "."],
        "predicates": [{"token": 2, "factual": 1.1}, {"token": 8, "factual": -0.9}],
    }
]


def event(source: str | None, target: str | None, cameo: str) -> Row:
    return {"source": source, "target": target, "cameo": cameo}


def unit(id: str, text: str, *events: Row) -> Row:
    return {
        "id": id, "set": "petrarch_unit", "category": "DEMO", "text": text, "events": list(events),
        "no_events": not events,
    }  # fmt: skip


PETRARCH = [
    unit("r1", "Kenya criticised Ghana.", event("KENGOV", "GHA", "111")),
    unit("r2", "Gondor criticised Mordor.", event("GON", "MORMIL", "111")),
    unit("r3", "Clerics criticised Ghana.", event("---REL", "GHA", "111")),
    unit("r4", "The bakery sells good bread."),
    unit("r5", "Kenya did something odd to Ghana.", event("KEN", "GHA", "999")),
]

GSR = [
    {
        "id": "g1",
        "set": "plover_gsr",
        "text": "Kenyan soldiers attacked a Ghanaian patrol.",
        "source": [{"actorText": "Kenyan soldiers", "code": "KEN"}],
        "target": [{"actorText": "Ghanaian patrol", "code": "GHA"}],
        "event_text": "attacked",
        "root": "FIGHT",
    },
    {
        "id": "g2",
        "set": "plover_gsr",
        "text": "Rebels  demanded talks.",
        "source": [{"actorText": "Rebels ... of the north"}],
        "target": [],
        "event_text": "demanded",
        "root": "DEMAND",
    },
    {
        "id": "g3",
        "set": "plover_gsr",
        "text": "Nobody of that name is here.",
        "source": [{"actorText": "Chilean envoys", "code": "CHL"}],
        "target": [],
        "event_text": "",
        "root": "CONSULT",
    },
]
