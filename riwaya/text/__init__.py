"""Reports become sentences, tokens and looked-up words, all with exact character offsets."""

from riwaya.text.document import Document, Phrase, Sentence, Token
from riwaya.text.fold import FoldedView
from riwaya.text.reader import TextReader
from riwaya.text.words import Morph, Word, Words

__all__ = ["Document", "FoldedView", "Morph", "Phrase", "Sentence", "TextReader", "Token", "Word", "Words"]
