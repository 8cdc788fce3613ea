/** axe on a part of the page. */
import { createRequire } from "node:module";
import type { LoomPage } from "./loomPage";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Once on a page, before it is asked. */
export async function bringAxe({ page }: LoomPage): Promise<void> {
  await page.addScriptTag({ path: AXE });
}

/** What axe finds below `selector` that is serious or critical, as rule and place. */
export async function serious(loom: LoomPage, selector: string): Promise<string[]> {
  return loom.page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(within, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} (${failureSummary})`),
      );
  }, selector);
}
