error({ context = 'the very value' })
