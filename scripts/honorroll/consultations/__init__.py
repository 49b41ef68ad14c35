"""Open consultations (lấy ý kiến nhân dân): who is proposed for which honour, and where the people send their comments.

Each is a file of ``content/consultations/``; the awards that are proposed name it. What the day decides (to come, open,
waiting for its decision) follows ``--date``, and in the browser the clock of the reader.
"""
