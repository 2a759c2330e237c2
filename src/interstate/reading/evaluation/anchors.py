"""Published and human figures, with their source: what a score stands beside. Numbers only, no text of anybody.

READING.md is the project's brief on reading; "measured" figures are its authors' own, on the development part.
"""

from interstate.reading.evaluation.scored import Beside

HU = "READING.md section 5, after Hu et al. 2024 (ACL)"
PART = "READING.md section 6, measured on the development part"
STUDY = "READING.md section 6, five folds grouped by text"
HUMANS = "READING.md section 5, latest rounds"
ANNOTATORS = "READING.md section 5"
PLV_NAMES = ("root macro-F1", "quad macro-F1", "binary macro-F1")


def plv_row(
    system: str, values: tuple[float, float, float], rows: str, source: str, in_domain: bool = False
) -> tuple[Beside, ...]:
    """Root, quad and binary of one system."""
    return tuple(
        Beside(system, name, value, rows, source, in_domain) for name, value in zip(PLV_NAMES, values, strict=True)
    )


PLV = (
    *plv_row("CAMEO verb dictionary, simplified patterns", (49.6, 67.5, 80.4), "plv, development part", PART),
    *plv_row("ZSP (roberta-large NLI, GPU), as published", (82.4, 89.6, 96.4), "PLV_test", HU),
    *plv_row("GPT-4, code book in the prompt", (61.5, 76.7, 93.4), "PLV_test", HU),
    *plv_row("GPT-3.5, code book in the prompt", (40.9, 66.2, 90.1), "PLV_test", HU),
    *plv_row("Gemma2-9B, enriched code book", (71.4, 86.8, 95.8), "PLV_test", HU),
    *plv_row("Gemma2-9B, plain code book", (63.8, 80.3, 92.8), "PLV_test", HU),
    *plv_row("Qwen2.5-7B, code book", (60.8, 79.6, 90.1), "PLV_test", HU),
    *plv_row(
        "linear prototype trained on these rows", (80.9, 90.1, 95.3), "plv, development part", STUDY, in_domain=True
    ),
)

CODERS = (
    Beside("one coder against the plurality of the rest", "event or none, accuracy", 91.6, "same sentences", HUMANS),
    Beside("one coder against the plurality of the rest", "five classes, kappa", 0.69, "same sentences", HUMANS),
    Beside("one coder against the plurality of the rest", "five classes, macro-F1", 67.6, "same sentences", HUMANS),
    Beside("two coders, relevant or not", "event or none, agreement", 86.0, "same sentences", HUMANS),
    Beside("two coders, relevant or not", "event or none, kappa", 0.72, "same sentences", HUMANS),
    Beside("prototype trained on cameo_penta", "event or none, accuracy", 45.0, "112 of these sentences", PART),
    Beside("prototype trained on cameo_penta", "five classes, kappa", 0.14, "112 of these sentences", PART),
    Beside("prototype trained on cameo_penta", "five classes, macro-F1", 27.0, "112 of these sentences", PART),
)

PENTA = (
    Beside(
        "prototype trained on these rows",
        "five classes, macro-F1",
        78.4,
        "cameo_penta, development part",
        STUDY,
        in_domain=True,
    ),
)

UDS = (
    Beside("two annotators of one predicate", "agreement", 82.6, "development predicates", ANNOTATORS),
    Beside("forty lines of parse rules", "happened or not, accuracy", 77.1, "same predicates", PART),
    Beside("forty lines of parse rules", "happened or not, macro-F1", 75.8, "same predicates", PART),
    Beside("logistic regression on these rows", "happened or not, accuracy", 81.2, "folds", STUDY, in_domain=True),
    Beside("logistic regression on these rows", "happened or not, macro-F1", 80.6, "folds", STUDY, in_domain=True),
    Beside("always the larger class", "happened or not, macro-F1", 37.7, "same predicates", PART),
)

DICTIONARY_SLICES = {
    "negation": 25.0,
    "future": 33.0,
    "passive": 57.0,
    "recipient named first": 57.0,
    "over 32 words": 52.0,
    "no trigger of the lexicon": 32.0,
}
"""Accuracy of the CAMEO verb dictionary by slice, as its authors cut them (READING.md section 6): near, not the same, rows."""
