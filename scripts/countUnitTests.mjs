/**
 * A Vitest reporter that writes what `npm test` counts: every test with its state, and for a skipped one its reason,
 * which Vitest's own JSON report leaves out. A file that could not be loaded counts as one failed test.
 */
import { writeFileSync } from "node:fs";

export default class CountUnitTests {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        tests.push({ name: `${module.relativeModuleId} > ${test.fullName}`, state, reason: note ?? "" });
      }
      if (module.errors().length > 0)
        tests.push({ name: module.relativeModuleId, state: "failed", reason: "" });
    }
    for (const error of unhandledErrors)
      tests.push({ name: `${error.message}`, state: "failed", reason: "" });
    writeFileSync(process.env.LOOM_UNIT_REPORT, JSON.stringify(tests));
  }
}
