"""The shell around the pure core: files, processes, sockets, clocks; and the jobs that use them."""
