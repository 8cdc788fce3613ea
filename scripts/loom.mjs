/**
 * `npm run --silent loom -- <command>`: the engine of the page, in Node. The TypeScript sources are built into a cache
 * first, when they are newer than it; standard output belongs to the command alone.
 */
import { loadBundle } from "./bundle.mjs";

const { main } = await loadBundle("src/cli/loom.ts");
process.exitCode = await main(process.argv.slice(2));
