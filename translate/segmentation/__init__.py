"""Where sentences end. Text in, offsets out; the words of SRX 2.0 where it has them."""
