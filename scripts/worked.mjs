/**
 * Writes the worked examples' models, which are set by hand, and their traces: `node scripts/worked.mjs`. `npm run
 * models` does it too, after it has trained the others.
 */
import { join } from "node:path";
import { loadBundle } from "./bundle.mjs";
import { isMain, main, ROOT } from "./common.mjs";

export async function writeWorked() {
  const { writeHandSet } = await loadBundle("src/cli/handSet.ts");
  const tasks = await writeHandSet(join(ROOT, "public/models"));
  process.stdout.write(`${tasks.join(", ")}: set by hand\n`);
}

if (isMain(import.meta.url)) await main(writeWorked);
