/**
 * `npm test`: format, types, lint, unit and end-to-end tests, from a fresh clone and in this order. A part that fails
 * does not keep the later ones from running. The last line counts all of them: format, types and lint as one test
 * each, unit and end-to-end by their cases. A skipped test has to name its reason, otherwise it counts as failed.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isMain, main, ROOT, runTool, Sentence } from "./common.mjs";
import { endToEnd } from "./e2e.mjs";
import { setup } from "./setup.mjs";

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** The cases of Playwright's JSON report as `{ name, state, reason }`; "flaky" is one that failed, then passed. */
export function endToEndCases(report) {
  const states = { expected: "passed", flaky: "flaky", skipped: "skipped", unexpected: "failed" };
  const cases = [];
  const visit = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const note = test.annotations.find(({ type }) => type === "skip" || type === "fixme");
        const name = [...path, spec.title].join(" > ");
        cases.push({ name, state: states[test.status] ?? "failed", reason: note?.description ?? "" });
      }
    }
    for (const child of suite.suites ?? []) visit(child, [...path, child.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  for (const error of report.errors)
    cases.push({ name: error.message ?? "Playwright", state: "failed", reason: "" });
  return cases;
}

/** Counts cases. `code` is the exit code of the program that ran them: one that failed without a failed case counts. */
export function count(cases, code) {
  const totals = { passed: 0, failed: 0, skipped: 0, remarks: [] };
  for (const { name, state, reason } of cases) {
    if (state === "passed") totals.passed++;
    else if (state === "flaky") {
      totals.passed++;
      totals.remarks.push(`passed at the second try only: ${name}`);
    } else if (state === "skipped" && reason !== "") {
      totals.skipped++;
      totals.remarks.push(`skipped: ${name} (${reason})`);
    } else {
      totals.failed++;
      totals.remarks.push(
        state === "skipped" ? `failed: ${name} (skipped without a reason)` : `failed: ${name}`,
      );
    }
  }
  if (code !== 0 && totals.failed === 0) {
    totals.failed++;
    totals.remarks.push(
      `failed: the program ended with ${code ?? "no exit code"} although none of its tests failed`,
    );
  }
  if (cases.length === 0 && totals.failed === 0) {
    totals.failed++;
    totals.remarks.push("failed: no test was found");
  }
  return totals;
}

/** A part that is one test: it passes when its program ends with 0. */
function check(name, tool, args) {
  return {
    name,
    run: async () =>
      count([{ name, state: (await runTool(...tool, args)) === 0 ? "passed" : "failed", reason: "" }], 0),
  };
}

function parts(folder) {
  const unitReport = join(folder, "unit.json");
  const endToEndReports = ["together", "alone"].map((name) => join(folder, `${name}.json`));
  const reporter = join(ROOT, "scripts", "countUnitTests.mjs");
  return [
    check("format", ["@biomejs/biome", "biome"], ["format", "."]),
    check("types", ["typescript", "tsc"], ["--noEmit"]),
    check("lint", ["@biomejs/biome", "biome"], ["lint", "--error-on-warnings", "."]),
    {
      name: "unit",
      run: async () => {
        const args = ["run", "--reporter=default", `--reporter=${reporter}`];
        const code = await runTool("vitest", "vitest", args, { env: { LOOM_UNIT_REPORT: unitReport } });
        return count(readReport(unitReport) ?? [], code);
      },
    },
    {
      name: "end to end",
      run: async () => {
        const code = await endToEnd([], endToEndReports);
        const reports = endToEndReports.map(readReport);
        // A run without a report has no cases, and none of the other's stand for them.
        return count(reports.every((report) => report !== null) ? reports.flatMap(endToEndCases) : [], code);
      },
    },
  ];
}

async function test() {
  if (process.argv.length > 2) {
    throw new Sentence(
      "npm test takes no arguments: for a part alone there are npm run test:unit, test:e2e, test:types, test:lint and test:format.",
    );
  }
  await setup();
  const folder = mkdtempSync(join(tmpdir(), "attention-loom-"));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary = [];
  const all = parts(folder);
  for (const part of all) {
    console.log(`\n== ${part.name}`);
    const began = performance.now();
    const result = await part.run().catch((error) => {
      console.error(error instanceof Sentence ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0, remarks: [`failed: ${error.message}`] };
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    for (const key of ["passed", "failed", "skipped"]) total[key] += result[key];
    if (result.failed > 0 && part !== all.at(-1)) {
      console.log(`== ${part.name} failed; the remaining parts run all the same.`);
    }
    summary.push(
      `${part.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped in ${seconds} s`,
    );
    for (const remark of result.remarks) summary.push(`  ${remark}`);
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${summary.join("\n")}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    try {
      await test();
    } catch (error) {
      // Nothing could be tested: the last line still says so.
      if (error instanceof Sentence) {
        console.error(error.message);
        console.log("0 passed, 1 failed, 0 skipped");
        process.exitCode = 1;
      } else throw error;
    }
  });
}
