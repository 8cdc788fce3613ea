/**
 * `npm run test:lessons [-- NAME … --missing]`: runs the lessons' experiments in full, all of them or those named, and
 * writes public/lessons/*.json (what the page shows as recorded) and bench/lessons.md. With --missing, seeds that are
 * recorded already stay.
 */
import { loadBundle } from "./bundle.mjs";
import { ROOT } from "./common.mjs";

const { recordLessons } = await loadBundle("bench/lessons.ts");
const args = process.argv.slice(2);
const names = args.filter((arg) => arg !== "--missing");
process.exitCode = await recordLessons(ROOT, names, { missing: args.includes("--missing") });
