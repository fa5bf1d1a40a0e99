context = _CONTEXT
