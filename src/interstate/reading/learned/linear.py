"""A linear model read from one JSON file: named features in, calibrated probabilities of the classes out.

Fitted by `tools/fit_reader.py` with scikit-learn, applied here with numpy alone. Weights are whole numbers from -127 to 127 times
one scale; the file's sha256 stands in `models/checksums.json` and is checked when it is opened.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interstate.errors import VerificationFailed

FOLDER = Path(__file__).parent / "models"
CHECKSUMS = FOLDER / "checksums.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """Classes, the row of each feature, weights (features x classes), bias and slope of the classes."""

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: Any
    bias: Any
    slope: float

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """Probability of each class; they sum to one."""
        import numpy as np

        known = [(self.rows[name], value) for name, value in features.items() if name in self.rows]
        score = self.bias.copy()
        if known:
            at, values = zip(*known, strict=True)
            score = score + np.asarray(values, dtype=np.float32) @ self.weights[list(at)]
        score = score * self.slope
        odds = np.exp(score - score.max())
        shares = odds / odds.sum()
        return {name: float(share) for name, share in zip(self.classes, shares, strict=True)}

    def reasons(self, features: Mapping[str, float], kind: str, most: int = 3) -> list[str]:
        """The features that speak most for a class, strongest first."""
        at = self.classes.index(kind)
        rest = self.weights.mean(axis=1)
        said = {
            f: v * float(self.weights[self.rows[f], at] - rest[self.rows[f]])
            for f, v in features.items()
            if f in self.rows
        }
        return sorted((f for f in said if said[f] > 0), key=lambda f: (-said[f], f))[:most]


@cache
def model(name: str) -> Linear:
    """A shipped model by name.

    Raises:
        VerificationFailed: no checksum is recorded under this name, or the file is not the one whose checksum it is.
    """
    import numpy as np

    sums = json.loads(CHECKSUMS.read_text(encoding="utf-8"))
    if name not in sums:
        raise VerificationFailed(f"The reader has no model {name!r}. It has: {', '.join(sorted(sums))}.")
    wanted, raw = sums[name], (FOLDER / f"{name}.json").read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != wanted:
        raise VerificationFailed(
            f"The reader's model {name} was changed: sha256 {found[:12]}, expected {wanted[:12]}. Install again."
        )
    held = json.loads(raw)
    classes = tuple(held["classes"])
    flat = np.frombuffer(base64.b64decode(held["weights"]), dtype=np.int8)
    weights = flat.reshape(-1, len(classes)).astype(np.float32) * held["scale"]
    rows = {feature: at for at, feature in enumerate(held["features"])}
    return Linear(classes, rows, weights, np.asarray(held["bias"], dtype=np.float32), held["slope"])


def written(
    classes: list[str], features: list[str], weights: Any, bias: Any, slope: float, note: dict[str, Any]
) -> str:
    """The text of a model file; features without a weight that counts are left out."""
    import numpy as np

    scale = float(np.abs(weights).max()) / 127 or 1.0
    whole = np.rint(weights / scale).astype(np.int8)
    kept = np.flatnonzero(np.abs(whole).max(axis=1) > 0)
    order = sorted(kept.tolist(), key=lambda at: features[at])
    packed = base64.b64encode(whole[order].tobytes()).decode()
    held = {
        "classes": classes, "bias": [round(float(b), 4) for b in bias], "slope": round(slope, 4), "scale": round(scale, 8),
        "note": note, "features": [features[at] for at in order], "weights": packed,
    }  # fmt: skip
    return json.dumps(held, ensure_ascii=False, indent=0) + "\n"
