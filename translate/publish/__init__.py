"""From an article and its catalog to a page: what is shown, what falls back, what is inserted. Values in, values out."""
