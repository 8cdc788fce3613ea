import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative addresses: the build runs from any sub-path of any static host.
  base: "./",
  plugins: [react()],
  build: {
    target: "es2022",
    // Fonts and the wasm binary stay files: inlined, they would be loaded by everyone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es" },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
    environment: "node",
    testTimeout: 60_000,
    // tensorflow.js's Node entry is a CommonJS bundle with an engine of its own; its modules are the ones we ship.
    server: { deps: { inline: [/@tensorflow\//] } },
  },
});
