"""XPath 1.0 over a page, with a budget: rule files are untrusted, and no library's evaluator can be told when to stop."""
