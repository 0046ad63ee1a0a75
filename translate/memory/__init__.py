"""Translation memory: what people already translated, by message. Catalogs are the truth, a memory is built from them."""
