import { afterEach, vi } from "vitest";

// Emscripten's loader inside the wasm backend was written for CommonJS; the prepared test bundle is ESM.
Object.assign(globalThis, { __dirname: import.meta.dirname });

// Files share their modules and their globals (vite.config.ts): what a test puts in the place of a global ends with it.
afterEach(() => {
  vi.unstubAllGlobals();
});
