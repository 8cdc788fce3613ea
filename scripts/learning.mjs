/**
 * `npm run learning [-- NAME …]`: trains what bench/learning.ts lists, all of it or the experiments named, and writes
 * bench/learning.jsonl (every number) and bench/learning.md (the tables made of them).
 */
import { loadBundle } from "./bundle.mjs";

const { learn } = await loadBundle("bench/learning.ts");
process.exitCode = await learn(process.argv.slice(2));
