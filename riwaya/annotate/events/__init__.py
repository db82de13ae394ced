"""What is said to happen: events with their type, participants, numbers, status, place and time.

The order matters. Triggers are found with their arguments; light verbs, generic nouns and relative clauses are then
folded into the trigger they belong to (`merging`), before roles are filled, so that a verb's subject can be the actor
of its noun. Status needs the attributions. Numbers of dead and injured move to the event that caused them
(`casualties`) before repeated mentions are linked (`sameness`), which pass place and time on.
"""
