/** What each word of the sentence could be instead: pure lists, with what is impossible and why. */
import type { Slot } from "../../i18n/sections/config";
import { PRESET_IDS } from "../../i18n/sections/picker";
import { CELL_IDS, type Refusal, refusal, SCORE_IDS, WINDOW_IDS, WIRING_IDS } from "../../trace/architecture";
import { change, choiceOf, defaultsOf, type ModelChoice, type SomeChoice } from "../../trace/settings";
import type { Capabilities } from "../../worker/protocol";
import { shippedFor } from "../shipped";
import { PRESETS } from "./presets";

export type GroupId =
  | "preset"
  | "cell"
  | "direction"
  | "layers"
  | "wiring"
  | "feeding"
  | "score"
  | "window"
  | "gaussian";

export interface Option {
  readonly id: string;
  readonly patch: SomeChoice;
  readonly selected: boolean;
  /** Why it cannot be chosen with the rest of the model. */
  readonly refusal: Refusal | null;
  /** A trained model of this kind lies beside the page. */
  readonly ships: boolean;
}

export interface Group {
  readonly id: GroupId;
  readonly options: readonly Option[];
}

/** A word may be about more than one thing. The other words open a list of tasks or a form. */
const GROUPS: Readonly<Partial<Record<Slot, readonly GroupId[]>>> = {
  cell: ["cell"],
  direction: ["direction"],
  layers: ["layers"],
  wiring: ["wiring", "feeding"],
  score: ["score"],
  window: ["window", "gaussian"],
  presets: ["preset"],
};

type Entry = readonly [id: string, patch: SomeChoice];

/** Only what the engine says that it can do; all of it until it has said anything. */
function offered<T extends string>(ids: readonly T[], said: readonly string[] | undefined): readonly T[] {
  return ids.filter((id) => said?.includes(id) ?? true);
}

function entriesOf(group: GroupId, task: string, engine: Capabilities | null): readonly Entry[] {
  switch (group) {
    case "cell":
      return offered(CELL_IDS, engine?.cells).map((cell) => [cell, { cell }]);
    case "wiring":
      return offered(WIRING_IDS, engine?.wirings).map((wiring) => [wiring, { wiring }]);
    case "score":
      return offered(SCORE_IDS, engine?.scores).map((score) => [score, { score }]);
    case "window":
      return offered(WINDOW_IDS, engine?.windows).map((window) => [window, { window }]);
    case "direction":
      return [
        ["one", { bidirectional: false }],
        ["both", { bidirectional: true }],
      ];
    case "layers":
      return [
        ["1", { layers: 1 }],
        ["2", { layers: 2 }],
      ];
    case "feeding":
      return [
        ["without", { inputFeeding: false }],
        ["with", { inputFeeding: true }],
      ];
    case "gaussian":
      return [
        ["even", { gaussian: false }],
        ["falling", { gaussian: true }],
      ];
    case "preset":
      return PRESET_IDS.map((id) => [id, choiceOf(change(defaultsOf(task), PRESETS[id]))]);
  }
}

export function groupsOf(
  slot: Slot,
  task: string,
  choice: ModelChoice,
  engine: Capabilities | null,
): readonly Group[] {
  return (GROUPS[slot] ?? []).map((id) => ({
    id,
    options: entriesOf(id, task, engine).map(([option, patch]) => {
      const changed = change(choice, patch);
      return {
        id: option,
        patch,
        selected: (Object.keys(patch) as (keyof ModelChoice)[]).every(
          (field) => choice[field] === patch[field],
        ),
        refusal: refusal(changed),
        ships: shippedFor(task, changed) !== null,
      };
    }),
  }));
}
