"""A page and an older translation of it, paired sentence by sentence without a dictionary. Pure: articles in, proposals out."""
