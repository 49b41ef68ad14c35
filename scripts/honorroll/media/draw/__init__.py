"""The only modules with Pillow. They run in worker processes only (see ``worker``), because their input is hostile."""
