function define() late = 'defined' end
