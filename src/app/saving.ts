/**
 * Training outlives its page: it is written down with every checkpoint, and taken up again when the page opens. What
 * does that (`keepRun.ts`) is loaded when there is something to write or to read, so that a first visit waits for none
 * of it.
 */
import type { Scene } from "../state/scene";
import type { Loom } from "../state/store";
import type { WorkerClient } from "../worker/clientTypes";
import type { RunKeeper } from "./keepRun";
import { noteRefusal } from "./noteRefusal";
import type { Runs } from "./runs";
import { isMarked, mark } from "./savedMark";

/** Begins the page's run: one that was saved, where there is one to go on with, else what the address says. */
export function startSaving(
  loom: Loom,
  client: WorkerClient,
  runs: Runs,
  said: Partial<Scene>,
  importing: () => Promise<Pick<typeof import("./keepRun"), "keepRun">> = () => import("./keepRun"),
): Promise<void> {
  let keeper: Promise<RunKeeper> | null = null;
  let isHere = false;
  let isTold = false;
  const load = (): Promise<RunKeeper> => {
    keeper ??= importing().then(
      ({ keepRun }) => {
        isHere = true;
        return keepRun({ loom, client, runs, said, mark, noteRefusal });
      },
      (error: unknown) => {
        keeper = null;
        throw error;
      },
    );
    return keeper;
  };
  client.subscribe((event) => {
    // The keeper hears them itself, once it is here.
    if (event.type !== "checkpoint" || isHere) return;
    const { model } = event;
    load().then(
      // Of several that waited for it, it keeps the one that is still the run's last.
      ({ keep }) => keep(model),
      // The network is gone, or the page was published anew and this part of the old one with it.
      () => {
        if (!isTold) loom.apply({ type: "noted", note: { kind: "not-saved", why: "refused" } });
        isTold = true;
      },
    );
  });

  const lookAround = (): void => {
    client.setBackground(document.hidden ? loom.store.getState().ui.background : null);
    if (document.hidden) client.save();
  };
  document.addEventListener("visibilitychange", lookAround);
  addEventListener("pagehide", () => client.save());
  if (document.hidden) lookAround();

  // A link that says after how many updates means that model, and no other training.
  if (!isMarked() || typeof said.updates === "number") return runs.open();
  return load().then(
    ({ begin }) => begin(),
    () => runs.open(),
  );
}
