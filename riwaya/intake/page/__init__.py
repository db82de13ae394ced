"""A web page: its tree, the element that is the article, that element's text, and what the page states about it.

Only reading a page imports these modules; the parser and the finders are slow to load.
"""
