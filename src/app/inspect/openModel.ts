/** Another model beside the one in hand: it is asked by an engine of its own, which ends with its answer. */
import { useEffect } from "react";
import { asProblem } from "../../lib/problem";
import { useLoomState } from "../../state/useStore";
import { loadTask } from "../../tasks/loaded";
import type { Trace } from "../../trace/trace";
import { createWorkerClient } from "../../worker/client";
import { BROWSER_CLOCK, spawnWorker } from "../../worker/spawn";
import { useCommands } from "../commands";
import { changeInspect, type InspectState, inspectState, type OpeningState } from "./inspectState";
import { askOtherModel, type OtherModel, type Question } from "./otherModel";
import { baseOf } from "./useTranslation";

let newest = 0;

const keyOf = ({ text, words }: Question): string => [text, ...words].join("\n");

/** What is not read changes nothing and is told. */
export async function openModel(model: OtherModel, question: Question, isCpu: boolean): Promise<void> {
  newest += 1;
  const mine = newest;
  const { name } = model;
  const tell = (opening: OpeningState): void => {
    if (mine === newest) changeInspect({ opening });
  };
  tell({ kind: "reading", name });
  // The page keeps its graphics device to itself.
  const client = createWorkerClient(() => spawnWorker(isCpu ? "cpu" : "wasm"), BROWSER_CLOCK);
  try {
    const answer = await askOtherModel(model, question, client);
    if (answer.kind !== "read") {
      tell({ kind: "refused", name, problem: null, model: answer });
      return;
    }
    const { trace, own } = answer;
    const base = baseOf(await loadTask(question.task).catch(() => null), trace);
    if (mine !== newest || !base) return;
    const size = { rows: trace.output.tokens.length, columns: trace.source.tokens.length };
    changeInspect({
      second: { kind: "model", model, base, key: keyOf(question), own, step: trace.model.step },
      opening: { kind: "opened", name, ...size },
    });
  } catch (error) {
    tell({ kind: "refused", name, problem: null, model: { kind: "problem", problem: asProblem(error) } });
  } finally {
    client.dispose();
  }
}

/** Asks a model about the translation that is shown. */
export function useOpenModel(trace: Trace | null): (model: OtherModel) => void {
  const { runs } = useCommands();
  const task = useLoomState(({ scene }) => scene.task);
  const seed = useLoomState(({ scene }) => scene.seed);
  const isCpu = useLoomState(({ session }) => session.choice?.backend === "cpu");
  return (model) => {
    if (!trace) return;
    const { source, output } = trace;
    const question = { task, seed, pairs: runs.pairs(), text: source.text, words: output.tokens };
    void openModel(model, question, isCpu);
  };
}

/** The model beside reads every other sentence too; while the one in hand trains, it waits. */
export function useSameSentence(second: InspectState["second"], trace: Trace | null): void {
  const ask = useOpenModel(trace);
  const isResting = useLoomState(({ session }) => session.status !== "training");
  const key = trace ? [trace.source.text, ...trace.output.tokens].join("\n") : null;
  const isOther = second?.kind === "model" && key !== null && key !== second.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each sentence and its words
  useEffect(() => {
    const { second: now } = inspectState();
    if (isOther && isResting && now?.kind === "model") ask(now.model);
  }, [isOther, isResting, key]);
}
