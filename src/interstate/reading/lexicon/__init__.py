"""Word lists of the reader: trigger words with their frames, light verbs, goods, kinds of nouns, cues of modality."""
