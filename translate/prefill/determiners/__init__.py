"""Articles, contractions and the like, made to agree with the noun behind them (es, fr, it, pt, ca, de)."""
