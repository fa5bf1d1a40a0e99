name = 'helper'
