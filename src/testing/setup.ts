// Emscripten's loader inside the wasm backend was written for CommonJS; the prepared test bundle is ESM.
Object.assign(globalThis, { __dirname: import.meta.dirname });
