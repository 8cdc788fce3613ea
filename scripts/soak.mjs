/**
 * `npm run soak`: a long run on wasm, in Node, and one on WebGL, in the browser; writes what they leave behind to
 * bench/soak.md. The command fails where one of them leaves anything.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBundle } from "./bundle.mjs";
import { main, ROOT, Sentence } from "./common.mjs";
import { endToEnd } from "./e2e.mjs";
import { setup } from "./setup.mjs";

const UPDATES = { wasm: 10_000, webgl: 2_000 };
const MOST_GROWTH = 0.05;

/** What a run left behind that it should not have, null where nothing. */
export function leak([tenth, end]) {
  for (const [name, before, after] of [
    ["tensors", tenth.tensors, end.tensors],
    ["bytes of tensors", tenth.bytes, end.bytes],
    ["bytes of textures", tenth.textures?.used, end.textures?.used],
    ["programs linked", tenth.programs, end.programs],
  ]) {
    if (before !== after) return `${name}: ${before}, then ${after}`;
  }
  for (const [name, before, after] of [
    ["JS heap", tenth.heap, end.heap],
    ["JS heap of the page", tenth.pageHeap, end.pageHeap],
  ]) {
    if (before && Math.abs(after / before - 1) > MOST_GROWTH)
      return `${name}: ${before} bytes, then ${after}`;
  }
  return null;
}

async function soakWebgl(updates) {
  const folder = mkdtempSync(join(tmpdir(), "attention-loom-"));
  const report = join(folder, "soak.json");
  process.env.LOOM_SOAK_UPDATES = String(updates);
  process.env.LOOM_SOAK_REPORT = report;
  try {
    await endToEnd(["e2e/soak.spec.ts"]);
    return { backend: "webgl", ...JSON.parse(readFileSync(report, "utf8")) };
  } catch (error) {
    if (error instanceof Sentence) throw error;
    throw new Sentence("The run on WebGL did not come to its end: see above.");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  await setup();
  const { provenance, render, soakWasm } = await loadBundle("bench/soak.ts");
  const measured = provenance(ROOT);
  const runs = [await soakWasm(UPDATES.wasm), await soakWebgl(UPDATES.webgl)];
  writeFileSync(join(ROOT, "bench", "soak.md"), render(measured, runs));
  const leaks = runs.flatMap(({ backend, held }) => {
    const found = leak(held);
    return found === null ? [] : `${backend}: ${found}`;
  });
  if (leaks.length > 0) throw new Sentence(`Something was left behind. ${leaks.join("; ")}.`);
  console.log("bench/soak.md was written; nothing was left behind.");
});
