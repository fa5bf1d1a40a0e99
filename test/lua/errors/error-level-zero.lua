-- Level 0 adds no position.
error("plain message", 0) --! plain message
