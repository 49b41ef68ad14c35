"""What a movement brings forth besides honorees: models, campaigns, commemorative works, socio-economic figures.

Here too is the page that asks citizens whom to honour.

This package exports what the steps of a build call.
"""

from honorroll.initiatives.plan import (
    Initiatives,
    beside_figures,
    findable,
    home_section,
    leads_to,
    model_mentions,
    of_conferences,
    of_movements,
    plan,
    profile_uses,
)
from honorroll.initiatives.read import InitiativeContents, judge_uses, read_contents
from honorroll.initiatives.rules import ModelUse

__all__ = [
    "InitiativeContents",
    "Initiatives",
    "ModelUse",
    "beside_figures",
    "findable",
    "home_section",
    "judge_uses",
    "leads_to",
    "model_mentions",
    "of_conferences",
    "of_movements",
    "plan",
    "profile_uses",
    "read_contents",
]
