-- Empty matches are replaced between characters.
print(("abc"):gsub("", "-")) --> -a-b-c-	4
print(("abc"):gsub("x*", "-")) --> -a-b-c-	4
print(("a b c"):gsub("%s*", "_")) --> _a__b__c_	6
