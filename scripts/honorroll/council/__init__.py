"""What the Emulation and Commendation Council and the culture centre look at: the coverage plan set against what was
published, the tracker of the units, the five-year report, special pages. What the stages of a build call is here.
"""

from honorroll.council.plan import Beside, Planned, Table, band, laid, plan
from honorroll.council.read import Known, files, misplaced

__all__ = ["Beside", "Known", "Planned", "Table", "band", "files", "laid", "misplaced", "plan"]
