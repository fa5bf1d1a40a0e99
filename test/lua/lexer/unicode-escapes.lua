-- \u{} gives the UTF-8 encoding of a code point.
print(("\u{41}\u{e9}\u{20AC}\u{1F600}"):byte(1, -1)) --> 65	195	169	226	130	172	240	159	152	128
print(("\u{0}"):byte()) --> 0
print(("\u{7FF}\u{800}\u{FFFF}\u{10FFFF}"):byte(1, -1)) --> 223	191	224	160	128	239	191	191	244	143	191	191
