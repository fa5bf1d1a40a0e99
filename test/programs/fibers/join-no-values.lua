-- join() of a fiber that returned nothing returns nothing.
print(select('#', spawn(function() end):join())) --> 0
