"""The pages of the Emulation and Commendation Council and of the culture centre.

They are the coverage plan set against what was published, the tracker of the units, the five-year report and the
special pages. This package exports what the steps of a build call.
"""

from honorroll.council.plan import (
    CouncilPlan,
    CouncilStatus,
    RollView,
    council_status,
    home_section,
    kept_addresses,
    plan,
)
from honorroll.council.read import judge_directives, read_contents
from honorroll.council.rules import KnownNames

__all__ = [
    "CouncilPlan",
    "CouncilStatus",
    "KnownNames",
    "RollView",
    "council_status",
    "home_section",
    "judge_directives",
    "kept_addresses",
    "plan",
    "read_contents",
]
