"""What the Emulation and Commendation Council and the culture centre look at: the coverage plan set against what was
published, the tracker of the units, the five-year report, special pages. What the stages of a build call is here.
"""

from honorroll.council.plan import CouncilPlan, CouncilStatus, council_status, home_section, plan
from honorroll.council.read import KnownNames, judge_directives, read_contents

__all__ = ["Known", "Planned", "Table", "band", "files", "laid", "misplaced", "plan"]
