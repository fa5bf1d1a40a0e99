/** Where the build puts the core: beside this file, also when it is bundled into the command. */
export const coreFile = new URL("./core.wasm", import.meta.url);
