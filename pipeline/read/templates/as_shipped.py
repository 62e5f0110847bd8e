"""The templates that come with the program, known by their digests: what its tests have gone through."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

# Made with the templates, by tools/make_templates.py.
SHIPPED: Final = frozenset(
    {
        "0f290bdfb0bfe2c786136ec3266f4f9e4d4b856ab132c22e051479b92e144889",
        "b629080d6c53340cbea411404f70f70c96662a803689b34489bc3284afb92736",
        "e4a55c8bbdb27c597f5544b5348f21aee8c5eb614adb3764e5197e548fcb60ea",
    }
)


def is_as_shipped(path: Path) -> bool:
    """Say whether a template is one that comes with the program, as it came; False for a file that cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest() in SHIPPED
    except OSError:
        return False
