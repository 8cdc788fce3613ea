import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { assembly } from "./scripts/assembly.mjs";

const { version } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8"));

/**
 * Everything that the page's entry imports is one file. Without this, each module that a late part uses too is a file
 * of its own, and a first visit asks for two dozen of them.
 */
function oneFirstFile(): Plugin & { readonly holds: (id: string) => boolean } {
  const first = new Set<string>();
  return {
    name: "one-first-file",
    holds: (id) => first.has(id),
    buildEnd() {
      const add = (id: string): void => {
        if (first.has(id)) return;
        first.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported);
      };
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) add(id);
    },
  };
}
const firstFile = oneFirstFile();

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
          if (file.type === "chunk" && file.isEntry) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      },
    },
  };
}

/** From this one on Pretendard's subsets hold the frequent syllables, and all letters and signs that are not Hangul. */
const FIRST_COMMON_SUBSET = 70;

/** Pretendard's style sheet in two, by `?common` and `?rare`: the page loads the faces of rare characters late. */
function commonFaces(): Plugin {
  return {
    name: "common-faces",
    enforce: "pre",
    transform(css, id) {
      const [, part] = /pretendardvariable-dynamic-subset\.css\?(common|rare)$/.exec(id) ?? [];
      if (part === undefined) return null;
      const faces = css.match(/@font-face\s*\{[^}]*\}/g) ?? [];
      const isCommon = (face: string): boolean =>
        Number(/subset\.(\d+)\.woff2/.exec(face)?.[1]) >= FIRST_COMMON_SUBSET;
      return faces.filter((face) => isCommon(face) === (part === "common")).join("\n");
    },
  };
}

/** The serif's letters, and of Pretendard the subsets with the Latin letters, digits and signs of every first screen. */
const FIRST_FONTS =
  /(PretendardVariable\.subset\.(79|82|86|88|89|90|91)|source-serif-4-(latin-wght-normal|(latin|greek)-wght-italic))-[^/]*\.woff2$/;

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
  plugins: [react(), assembly(), commonFaces(), firstFile, firstFonts(), compiledWhole()],
  build: {
    target: "es2022",
    // Fonts and the wasm binary stay files: inlined, they would be loaded by everyone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "page", test: (id) => firstFile.holds(id) }] } },
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
