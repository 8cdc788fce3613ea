/** Opening of someone's own matrices, by button, drop or paste. Nothing is replaced unless all of it was understood. */

import { loadTask } from "../../tasks/loaded";
import { type Base, changeInspect, inspectState, type Side } from "./inspectState";
import { readInWorker } from "./readFile";
import { baseOf } from "./useTranslation";

let newest = 0;

/** Reads a file or a text and shows it on its side; what is not understood changes nothing and is told. */
export async function openMatrix(text: string | Blob, name: string, side: Side): Promise<void> {
  newest += 1;
  const mine = newest;
  changeInspect({ opening: { kind: "reading", name } });
  const answer = await readInWorker({ text, name });
  // Another one was opened meanwhile: that is the one that is wanted.
  if (mine !== newest) return;
  if ("problem" in answer) {
    changeInspect({ opening: { kind: "refused", name, problem: answer.problem } });
    return;
  }
  const { matrix, trace } = answer;
  const known = trace && baseOf(await loadTask(trace.model.task).catch(() => null), trace);
  if (mine !== newest) return;
  const base: Base = known ?? { weights: matrix, scores: null, reference: null };
  const opening = {
    kind: "opened",
    name,
    rows: matrix.rows.length,
    columns: matrix.columns.length,
  } as const;
  if (side === "first") {
    const { layer } = inspectState();
    changeInspect({
      file: base,
      opening,
      folded: new Set(),
      ...(layer === "scores" && !base.scores ? { layer: "weights" as const } : {}),
    });
  } else {
    changeInspect({ second: { kind: "file", base, title: matrix.title }, opening });
  }
}
