error('boom', 0)
