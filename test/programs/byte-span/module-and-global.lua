-- byte_span is a global of every module, and the module of this name.
print(byte_span == require 'byte_span') --> true
print(type(byte_span.new), type(byte_span.append)) --> function	function
