/** What lies beside the first matrix, to compare with. */
import { useRef } from "react";
import { useLoomState } from "../../state/useStore";
import { attends } from "../../trace/architecture";
import { change, defaultsOf, isWorked } from "../../trace/settings";
import type { Trace } from "../../trace/trace";
import { SHIPPED } from "../shipped";
import { Choice } from "./Choice";
import { type Base, changeInspect, type InspectState } from "./inspectState";
import { SecondFileInput } from "./OpenControls";
import { useOpenModel } from "./openModel";
import { useInspectWords } from "./useInspectWords";

interface BesideChoiceProps {
  readonly state: InspectState;
  readonly base: Base | null;
  /** Null where a file is shown: no model reads it. */
  readonly trace: Trace | null;
}

const SHIPS = "ships:";

/** The models beside the page that were trained on a task and attend, by their files. */
export const shippedModels = (task: string): string[] =>
  SHIPPED.filter(
    (one) => one.task === task && !isWorked(task) && attends(change(defaultsOf(task), one.choice).wiring),
  ).map(({ file }) => file);

export function BesideChoice({ state, base, trace }: BesideChoiceProps) {
  const { beside } = useInspectWords();
  const input = useRef<HTMLInputElement>(null);
  const model = useRef<HTMLInputElement>(null);
  const ask = useOpenModel(trace);
  const task = useLoomState(({ scene }) => scene.task);
  const isChanged = useLoomState(({ scene }) => scene.interventions.length > 0);
  const { second } = state;
  const isModel = second?.kind === "model";
  const canAsk = trace?.tensors.weights !== undefined;
  const options: Readonly<Record<string, string>> = {
    none: beside.none,
    ...(base ? { kept: second?.kind === "kept" ? beside.kept : beside.keep } : {}),
    ...(isChanged || second?.kind === "untouched" ? { untouched: beside.untouched } : {}),
    ...(canAsk
      ? Object.fromEntries(shippedModels(task).map((file) => [SHIPS + file, beside.shipped(file)]))
      : {}),
    ...(canAsk || isModel ? { model: beside.model } : {}),
    file: beside.file,
  };
  const ofModel = isModel && second.model.file === null ? SHIPS + second.model.name : "model";
  const value = isModel ? (ofModel in options ? ofModel : "model") : (second?.kind ?? "none");
  const choose = (wish: string): void => {
    if (wish === "none") changeInspect({ second: null });
    else if (wish === "untouched") changeInspect({ second: { kind: "untouched" } });
    else if (wish === "file") input.current?.click();
    else if (wish === "model") model.current?.click();
    else if (wish.startsWith(SHIPS)) ask({ name: wish.slice(SHIPS.length), file: null });
    else if (base) {
      const { title, model: of } = base.weights;
      const named = of ? beside.keptTitle(title, of.step) : title;
      changeInspect({ second: { kind: "kept", base, title: named } });
    }
  };
  const again = second?.kind === "file" ? input : value === "model" ? model : null;
  return (
    <>
      <Choice label={beside.label} value={value} options={options} onChange={choose} />
      {again ? (
        <button type="button" className="link" onClick={() => again.current?.click()}>
          {value === "model" ? beside.model : beside.file}
        </button>
      ) : null}
      <SecondFileInput inputRef={input} />
      <input
        ref={model}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        data-open="model"
        aria-label={beside.model}
        accept=".safetensors"
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          if (!file) return;
          ask({ name: file.name, file: await file.arrayBuffer() });
          // The same file can be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
