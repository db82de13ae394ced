"""A workspace for several people: who they are, which collections there are, and who may do what in which."""
