"""The only rooms with Pillow. They run in worker processes alone (see ``worker``), for what they read is hostile."""
