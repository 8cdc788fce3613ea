/**
 * Training outlives its page: it is written down with every checkpoint, and taken up again when the page opens. What
 * does that (`keepRun.ts`) is loaded when there is something to write or to read, so that a first visit waits for none
 * of it.
 */
import type { Scene } from "../state/scene";
import type { Loom } from "../state/store";
import type { WorkerClient } from "../worker/clientTypes";
import type { RunKeeper } from "./keepRun";
import { noteRefusal, type Runs } from "./runs";
import { isMarked, mark } from "./savedMark";

/** Begins the page's run: one that was saved, where there is one to go on with, else what the address says. */
export function startSaving(
  loom: Loom,
  client: WorkerClient,
  runs: Runs,
  said: Partial<Scene>,
): Promise<void> {
  let keeper: Promise<RunKeeper> | null = null;
  const load = (): Promise<RunKeeper> => {
    keeper ??= import("./keepRun").then(({ keepRun }) =>
      keepRun({ loom, client, runs, said, mark, noteRefusal }),
    );
    return keeper;
  };
  client.subscribe((event) => {
    if (event.type !== "checkpoint" || keeper) return;
    const { model } = event;
    load().then(
      ({ keep }) => keep(model),
      // The page was published anew, and this part of the old one is gone.
      () => loom.apply({ type: "noted", note: { kind: "not-saved", why: "refused" } }),
    );
  });

  const lookAround = (): void => {
    client.setBackground(document.hidden ? loom.store.getState().ui.background : null);
    if (document.hidden) client.save();
  };
  document.addEventListener("visibilitychange", lookAround);
  addEventListener("pagehide", () => client.save());
  if (document.hidden) lookAround();

  if (!isMarked()) return runs.open();
  return load().then(
    ({ begin }) => begin(),
    () => runs.open(),
  );
}
