import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { assembly } from "./scripts/assembly.mjs";

const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

export default defineConfig({
  define: { __LOOM_VERSION__: JSON.stringify(version) },
  // Relative addresses: the build runs from any sub-path of any static host.
  base: "./",
  plugins: [react(), assembly()],
  build: {
    target: "es2022",
    // Fonts and the wasm binary stay files: inlined, they would be loaded by everyone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es", plugins: () => [assembly()] },
  // tensorflow.js's Node entry is a CommonJS bundle with an engine of its own; its modules are the ones we ship.
  ...(process.env.VITEST
    ? { resolve: { alias: [{ find: /^(@tensorflow\/tfjs-[a-z-]+)$/, replacement: "$1/dist/index.js" }] } }
    : {}),
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.mjs"],
    environment: "node",
    // By default one core is left idle: of two, half.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ["src/testing/setup.ts"],
    deps: {
      optimizer: {
        ssr: {
          enabled: true,
          include: [
            "@tensorflow/tfjs-core/dist/index.js",
            "@tensorflow/tfjs-core/dist/register_all_gradients",
            "@tensorflow/tfjs-backend-cpu/dist/index.js",
            "@tensorflow/tfjs-backend-wasm/dist/index.js",
          ],
        },
      },
    },
  },
});
