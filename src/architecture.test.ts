/**
 * Who may import whom, as a table that runs. A module belongs to the first area whose pattern matches its path below
 * src. Areas and packages that a row does not name are forbidden to it; `type` areas may be imported by `import type`
 * only. Tests and their helpers in src/testing may import everything.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SRC = dirname(fileURLToPath(import.meta.url));

interface Rule {
  readonly pattern: RegExp;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly packages?: RegExp;
}

const TENSORFLOW = /^@tensorflow\//;
const REACT = /^react(-dom)?(\/.*)?$/;

const RULES: Readonly<Record<string, Rule>> = {
  lib: { pattern: /^lib\//, may: [] },
  trace: { pattern: /^trace\//, may: [] },
  tasks: { pattern: /^tasks\//, may: ["lib"], types: ["trace"], packages: /^(d3-dsv|papaparse)$/ },
  metrics: { pattern: /^metrics\//, may: ["lib"], types: ["trace", "tasks"] },
  model: { pattern: /^model\//, may: ["trace", "lib"], packages: TENSORFLOW },
  training: {
    pattern: /^training\//,
    may: ["model", "tasks", "metrics", "trace", "lib"],
    packages: TENSORFLOW,
  },
  protocol: { pattern: /^worker\/protocol\.ts$/, may: [], types: ["metrics", "trace", "lib"] },
  client: {
    pattern: /^worker\/(client|clientTypes|requests|spawn|supervisor|wishes)\.ts$/,
    may: ["protocol", "lib", "tasks"],
    types: ["trace"],
  },
  engine: {
    pattern: /^worker\//,
    may: ["protocol", "training", "model", "tasks", "metrics", "trace", "lib"],
    packages: TENSORFLOW,
  },
  state: {
    pattern: /^state\//,
    may: ["trace", "lib"],
    types: ["tasks", "protocol", "client"],
    packages: /^zustand\/vanilla$/,
  },
  // What is kept of a run when its page is gone; `tab` and `database` speak with the browser.
  saved: { pattern: /^saved\//, may: ["trace", "lib"], types: ["state"], packages: /^idb$/ },
  i18n: { pattern: /^i18n\//, may: ["trace", "lib"], types: ["protocol", "matrix", "arithmetic", "lessons"] },
  twin: { pattern: /^twin\//, may: ["trace", "lib"] },
  lessons: { pattern: /^lessons\//, may: ["metrics", "trace", "lib"], types: ["state", "protocol"] },
  // Every number of a trace out of its operands, in float64.
  arithmetic: { pattern: /^arithmetic\//, may: ["trace", "lib"] },
  // A table of attention, whoever made it: reading of files, statistics, diagnosis, order.
  matrix: { pattern: /^matrix\//, may: ["metrics", "trace", "lib"], packages: /^d3-dsv$/ },
  // The same as a file for a paper.
  figure: {
    pattern: /^figure\//,
    may: ["matrix", "viz", "trace", "lib"],
    packages: /^(d3-color|@resvg\/resvg-wasm)$/,
  },
  viz: { pattern: /^viz\//, may: ["matrix", "trace", "lib"], packages: /^(react(\/.*)?|d3-.+)$/ },
  panels: {
    pattern: /^panels\//,
    may: ["arithmetic", "twin", "viz", "trace", "i18n", "lib"],
    packages: /^(react(\/.*)?|katex(\/dist\/katex\.min\.css)?)$/,
  },
  // What the stage's middle shows instead of the loom.
  views: {
    pattern: /^views\//,
    may: ["arithmetic", "panels", "viz", "trace", "i18n", "lib"],
    packages: /^(react(\/.*)?|d3-.+)$/,
  },
  cli: {
    pattern: /^cli\//,
    may: [
      "engine",
      "protocol",
      "i18n",
      "training",
      "model",
      "tasks",
      "metrics",
      "twin",
      "matrix",
      "figure",
      "trace",
      "lib",
    ],
    packages: /^node:/,
  },
  app: {
    pattern: /^(app\/|main\.tsx$|console\.ts$)/,
    may: [
      "client",
      "protocol",
      "state",
      "saved",
      "i18n",
      "lessons",
      "arithmetic",
      "matrix",
      "figure",
      "viz",
      "panels",
      "views",
      "tasks",
      "metrics",
      "twin",
      "trace",
      "lib",
      "styles",
    ],
    packages: REACT,
  },
  styles: { pattern: /^styles\//, may: [] },
};

/** Exceptions by file: what it may import beyond its area's row, and why. */
const EXCEPTIONS: Readonly<
  Record<string, { readonly area?: string; readonly package?: RegExp; readonly why: string }>
> = {
  "worker/spawn.ts": {
    area: "engine",
    why: "it names the worker's entry, by URL, and imports nothing of it",
  },
  "worker/nodeBackends.ts": {
    package: /^node:module$/,
    why: "the engine in Node, for the command line and for tests",
  },
  "app/inspect/export/assets.ts": {
    package: /^(pretendard\/.+\.woff|@resvg\/resvg-wasm\/index_bg\.wasm)\?url$/,
    why: "addresses of files that are fetched when a figure is exported",
  },
  "main.tsx": { package: /^virtual:loom-sans\.css$/, why: "the style sheet of the page's own faces" },
  "app/early.ts": { package: /^virtual:loom-sans-hangul$/, why: "the address of one of them" },
  "app/rareFaces.ts": { package: /^pretendard\/.+\.css$/, why: "the style sheet of the other faces" },
  "app/downloadTwin.ts": { package: /^fflate$/, why: "archives; loaded when a download is asked for" },
  "i18n/useMessages.tsx": { package: /^react$/, why: "the context that hands messages to components" },
  "state/useStore.ts": { package: /^(react|zustand)$/, why: "the one file in which React meets the store" },
};

interface Import {
  readonly path: string;
  readonly typeOnly: boolean;
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;
const URL_OF = /new URL\(\s*["'](\.[^"']+)["']\s*,\s*import\.meta\.url/g;

function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [
    ...[...code.matchAll(STATEMENT)].map(([, type, path = ""]) => ({ path, typeOnly: type !== undefined })),
    ...[...code.matchAll(DYNAMIC)].map(([, path = ""]) => ({ path, typeOnly: false })),
    ...[...code.matchAll(URL_OF)].map(([, path = ""]) => ({ path, typeOnly: false })),
  ];
}

function areaOf(path: string): string | null {
  const module = /\.(css|tsx?)$/.test(path) ? path : `${path}.ts`;
  const found = Object.entries(RULES).find(
    ([, { pattern }]) => pattern.test(module) || pattern.test(`${module}x`),
  );
  return found?.[0] ?? null;
}

/** What is wrong with one import of one file, or null. */
function complaint(file: string, { path, typeOnly }: Import): string | null {
  const area = areaOf(file);
  const rule = area === null ? undefined : RULES[area];
  if (area === null || !rule) return `${file} belongs to no area of the table`;
  const exception = EXCEPTIONS[file];
  if (!path.startsWith(".")) {
    const allowed = rule.packages?.test(path) || exception?.package?.test(path);
    return allowed ? null : `${file} (${area}) may not import the package ${path}`;
  }
  const target = areaOf(posix.join(posix.dirname(file), path.replace(/\?.*$/, "")));
  if (target === null) return `${file} imports ${path}, which belongs to no area of the table`;
  if (target === area || rule.may.includes(target) || exception?.area === target) return null;
  if (rule.types?.includes(target)) {
    return typeOnly ? null : `${file} (${area}) may import only types of ${target}, but imports ${path}`;
  }
  return `${file} (${area}) may not import ${path} (${target})`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(SRC, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) ||
  file.startsWith("testing/") ||
  /(^|\/)test[A-Z]\w*\.tsx?$/.test(file) ||
  file.endsWith(".d.ts");

const files = filesBelow("");
const product = files.filter((file) => !isTest(file));

describe("who may import whom", () => {
  it("holds for every module", () => {
    const complaints = product.flatMap((file) =>
      importsOf(readFileSync(join(SRC, file), "utf8")).flatMap((found) => complaint(file, found) ?? []),
    );
    expect(complaints).toEqual([]);
  });

  it("has a row for every module", () => {
    expect(product.filter((file) => areaOf(file) === null)).toEqual([]);
  });

  it("reads many imports, so the table is not vacuous", () => {
    expect(product.length).toBeGreaterThan(20);
    const relative = product.flatMap((file) => importsOf(readFileSync(join(SRC, file), "utf8")));
    expect(relative.length).toBeGreaterThan(product.length);
  });

  it("finds forbidden imports in every form", () => {
    const forms = [
      'import * as tf from "@tensorflow/tfjs-core";',
      'export { softmax } from "@tensorflow/tfjs-core";',
      'import "@tensorflow/tfjs-core";',
      'const tf = await import("@tensorflow/tfjs-core");',
      'import type {\n  Tensor,\n  Tensor2D,\n} from "@tensorflow/tfjs-core";',
      'import tf, { type Tensor as T } from "@tensorflow/tfjs-core";',
    ];
    for (const form of forms) {
      const found = importsOf(form);
      expect(
        found.map(({ path }) => path),
        form,
      ).toEqual(["@tensorflow/tfjs-core"]);
      expect(
        found.flatMap((one) => complaint("viz/Heatmap.tsx", one) ?? []),
        form,
      ).toHaveLength(1);
    }
    const model = { path: "../model/seq2seq", typeOnly: true };
    for (const file of [
      "app/App.tsx",
      "viz/heatmap.ts",
      "panels/Softmax.tsx",
      "state/store.ts",
      "worker/client.ts",
    ]) {
      expect(complaint(file, model), file).not.toBeNull();
    }
    expect(complaint("panels/Softmax.tsx", { path: "../state/store", typeOnly: true })).not.toBeNull();
    expect(complaint("state/store.ts", { path: "../worker/client", typeOnly: false })).not.toBeNull();
    expect(complaint("state/store.ts", { path: "../worker/client", typeOnly: true })).toBeNull();
  });

  it("names only areas that exist in its rows", () => {
    for (const [area, { may, types = [] }] of Object.entries(RULES)) {
      for (const other of [...may, ...types])
        expect(Object.keys(RULES), `${area} names ${other}`).toContain(other);
    }
  });
});

describe("modules", () => {
  it("have no default export and no enum", () => {
    const wrong = product.filter((file) =>
      /^export default|^(export )?(const )?enum /m.test(readFileSync(join(SRC, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});
