seen = secret
secret = 'of x'
own = 'of x'
