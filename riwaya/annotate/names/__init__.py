"""Names and descriptions of who and what takes part: noun phrases, mentions, and which mentions are one referent.

`reader` reads phrases wherever a later layer asks for one; `surnames` adds what the whole document says about
single names; `mentions` chooses the phrases to report and `entities` groups them, both only once the speech and
event layers have said which phrases they use.
"""
