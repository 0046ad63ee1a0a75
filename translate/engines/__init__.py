"""Machine translation engines: one file each, behind one Protocol. No file, process or socket is opened here."""
