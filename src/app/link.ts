/** The scene and the address bar follow each other. */
import { asProblem, type Problem } from "../lib/problem";
import { readHash, writeHash } from "../state/codec";
import type { Opening } from "../state/scene";
import type { Loom } from "../state/store";
import type { Runs } from "./runs";

/** Browsers refuse an address that changes too often. */
const PAUSE = 150;

export function followLink(
  loom: Loom,
  runs: Runs,
  openings: readonly Opening[],
  problems: readonly Problem[],
): void {
  const report = (found: readonly Problem[]): void => {
    if (found.length > 0) loom.apply({ type: "noted", note: { kind: "link", problems: found } });
  };
  report(problems);
  let waiting = false;
  loom.store.subscribe(({ scene }, before) => {
    if (scene === before.scene || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      history.replaceState(history.state, "", writeHash(loom.store.getState().scene));
    }, PAUSE);
  });
  // A link pasted into the open page: replaceState does not come here.
  addEventListener("hashchange", () => {
    const link = readHash(location.hash, openings);
    report(link.problems);
    runs.applyScene(link.fields).catch((error: unknown) => {
      loom.apply({ type: "noted", note: { kind: "problem", problem: asProblem(error) } });
    });
  });
}
