import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { assembly } from "./scripts/assembly.mjs";
import { faces } from "./scripts/faces.mjs";

const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

/**
 * Everything that the page's entry imports is one file. Without this, each module that a late part uses too is a file
 * of its own, and a first visit asks for two dozen of them. Before it comes a small one, `app/early.ts` and what that
 * imports: it runs while the large one is still loaded and compiled.
 */
function firstFiles(): Plugin & { readonly groups: { name: string; test: (id: string) => boolean }[] } {
  const EARLY = /\/src\/app\/early\.ts$/;
  const early = new Set<string>();
  const page = new Set<string>();
  return {
    name: "first-files",
    // A module of both is the early file's.
    groups: [
      { name: "early", test: (id) => early.has(id) },
      { name: "page", test: (id) => page.has(id) },
    ],
    buildEnd() {
      const add = (id: string, to: Set<string>): void => {
        if (to.has(id)) return;
        to.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported, to);
      };
      for (const id of this.getModuleIds()) {
        if (EARLY.test(id)) add(id, early);
        if (this.getModuleInfo(id)?.isEntry) add(id, page);
      }
    },
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const file = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "early");
        const script = (name: string): string =>
          `<script type="module" crossorigin src="./${name}"></script>\n    `;
        return file ? html.replace(/(?=<script type="module")/, script(file.fileName)) : html;
      },
    },
  };
}
const firstFile = firstFiles();

/** What holds tensorflow.js's one engine and changes its backend: each test file in a world of its own. */
const ENGINE = "src/{cli,model,testing,training,twin,worker}";

/**
 * Nearly all of the page's first script runs at once. A browser that knows this line compiles it as a whole while it
 * loads, beside the main thread, instead of function by function as they are called.
 */
function compiledWhole(): Plugin {
  return {
    name: "compiled-whole",
    // Behind the minifier, which takes comments away, and all that is put before the script: it has to be the first line.
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "chunk" && (file.isEntry || file.name === "early"))
            file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}

/** The faces of every first screen's letters, digits and formulas. */
const FIRST_FONTS =
  /(loom-sans-latin|source-serif-4-(latin-wght-normal|(latin|greek)-wght-italic))-[^/]*\.woff2$/;

/** Faces that every first screen uses are asked for with the page: text is laid out once, and does not change its face. */
function firstFonts(): Plugin {
  return {
    name: "first-fonts",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => FIRST_FONTS.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${file}` },
            injectTo: "head",
          })),
    },
  };
}

export default defineConfig({
  define: { __LOOM_VERSION__: JSON.stringify(version) },
  // Relative addresses: the build runs from any sub-path of any static host.
  base: "./",
  plugins: [react(), assembly(), faces(), firstFile, firstFonts(), compiledWhole()],
  build: {
    target: "es2022",
    // Fonts and the wasm binary stay files: inlined, they would be loaded by everyone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: firstFile.groups } },
    },
  },
  worker: { format: "es", plugins: () => [assembly()] },
  // tensorflow.js's Node entry is a CommonJS bundle with an engine of its own; its modules are the ones we ship.
  ...(process.env.VITEST
    ? { resolve: { alias: [{ find: /^(@tensorflow\/tfjs-[a-z-]+)$/, replacement: "$1/dist/index.js" }] } }
    : {}),
  test: {
    environment: "node",
    projects: [
      { extends: true, test: { name: "engine", include: [`${ENGINE}/**/*.test.ts`] } },
      // Pure functions and drawings share their modules: loading them anew for each file would take longer than the tests.
      {
        extends: true,
        test: {
          name: "page",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.mjs"],
          exclude: [`${ENGINE}/**`],
          isolate: false,
        },
      },
    ],
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
