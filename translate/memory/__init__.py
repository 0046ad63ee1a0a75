"""Translation memory: what people already translated, by segment. Catalogs are the truth, a memory is built from them."""
