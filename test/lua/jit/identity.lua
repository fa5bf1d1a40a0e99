-- jit names the VM and its architecture is wasm (unlike LuaJIT).
print(jit.arch, type(jit.version), type(jit.os)) --> wasm	string	string
