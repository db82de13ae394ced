"""Who says what: attributions with their cue, source, content, stance and voice.

The order matters. Cues with a complement are read first (`governing`), because a noun or preposition of speech may
be part of what they govern (قال في بيانه إن). The nominal ones (`nominal`) take what is left. Only when all are known
can contents be given an end (`scope`), for a content stops where the next cue of its level begins; and only when
all contents have their end is it known who speaks where no subject is written (`speakers`) and what lies in what.
"""
