import { useMessages } from "../../i18n/useMessages";
import { FIRST_SEED } from "../../state/scene";
import { useLoomState } from "../../state/useStore";
import { differences, isWorked } from "../../trace/settings";
import { useCommands } from "../commands";
import { shippedFor } from "../shipped";
import { PickerWord } from "./PickerWord";

const REGIME = [
  "batch",
  "learningRate",
  "clip",
  "optimizer",
  "dropout",
  "teacherForcing",
  "reverseSource",
  "withoutEos",
  "holdOut",
] as const;

/** The model in a sentence; each of its words can be another one. */
export function ModelSentence() {
  const { config } = useMessages();
  const scene = useLoomState((state) => state.scene);
  const changed = differences(scene, scene.task);
  const usual = REGIME.every((field) => !Object.hasOwn(changed, field));
  return (
    <p className="model-sentence">
      {config
        .model(scene, usual)
        .map((part) =>
          typeof part === "string" ? part : <PickerWord key={part.slot} slot={part.slot} text={part.text} />,
        )}
    </p>
  );
}

/** A trained model of this kind lies beside the page, and another one is in use. */
export function TrainedOne() {
  const { config } = useMessages();
  const { runs } = useCommands();
  const isUntrained = useLoomState(({ session }) => session.step === 0 && session.status === "idle");
  // A worked example's model made no update and needs none.
  const ships = useLoomState(({ scene }) => !isWorked(scene.task) && shippedFor(scene.task, scene) !== null);
  if (!isUntrained || !ships) return null;
  return (
    <span className="trained-one">
      {config.ready}{" "}
      <button
        type="button"
        className="pick"
        onClick={() => {
          // A refusal is already a note on the page.
          runs.chooseModel({}, FIRST_SEED).catch(() => {});
        }}
      >
        {config.load}
      </button>
    </span>
  );
}
