-- table has no new or clear without require.
print(rawget(table, "new"), rawget(table, "clear")) --> nil	nil
