"""``honorroll sources``: whether the addresses that content names still answer.

They are asked when somebody says so, by hand or every night, and never by a build. What was found is kept in the
private drawer (``record``), from which “Việc cần làm” tells it.
"""
