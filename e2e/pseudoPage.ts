/** The page built in a language that nobody speaks (`src/testing/pseudo.ts`). The shipped page is built without this. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Plugin, preview } from "vite";
import { test as base } from "./loomPage";

const ROOT = resolve(import.meta.dirname, "..");

/** Where lists of words are, and what turns them into the other letters. */
const LISTS = [
  { of: /\/src\/i18n\/(locales\/(en|ko)\/\w+|\w+Labels)\.ts$/, by: "translateWords" },
  { of: /\/src\/lessons\/(lessons\/[\w-]+|experiments\/[\w-]+|\w+)\.ts$/, by: "translateLessons" },
];

/** Whatever such a module exports is translated when the module has run. */
const pseudoLanguage: Plugin = {
  name: "pseudo-language",
  enforce: "pre",
  transform(code, id) {
    const list = LISTS.find(({ of }) => of.test(id));
    const names = [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
    if (!list || names.length === 0) return null;
    const from = JSON.stringify(join(ROOT, "src", "testing", "pseudo.ts"));
    const calls = names.map((name) => `${list.by}(${name});`);
    return { code: `${code}\nimport { ${list.by} } from ${from};\n${calls.join("\n")}\n`, map: null };
  },
};

async function open(outDir: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const common = {
    root: ROOT,
    logLevel: "error",
    build: { outDir, emptyOutDir: true, minify: false },
  } as const;
  await build({ ...common, plugins: [pseudoLanguage] });
  const server = await preview({ ...common, preview: { host: "127.0.0.1", port: 0, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the page in the pseudo-language is not served");
  return { url, close: () => server.close() };
}

/** Its pages are those of the pseudo-language, which each worker builds once. */
export const test = base.extend<object, { readonly address: string }>({
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what is asked for
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "attention-loom-"));
      const { url, close } = await open(folder);
      await use(url);
      await close();
      await rm(folder, { recursive: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ address }, use) => use(address),
});
