-- A message that was received was sent, also when the receiver's thread ends at once.
--@ slow
if _CONTEXT == 'main' then
    for i = 1, 6 do
        spawn_vm('.', { inherit_context = false }):send(i)
    end
    print('all were taken')
else
    require('inbox'):receive()
end
--> all were taken
