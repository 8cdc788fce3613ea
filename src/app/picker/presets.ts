import type { PresetId } from "../../i18n/sections/picker";
import type { SomeChoice } from "../../trace/settings";

/** What each has differently from its task's own model. */
export const PRESETS: Readonly<Record<PresetId, SomeChoice>> = {
  default: {},
  "bahdanau-2014": { wiring: "bahdanau", score: "concat", bidirectional: true },
  "luong-feeding": { score: "general", inputFeeding: true },
  "lstm-two-layers": { cell: "lstm", layers: 2 },
  plain: { wiring: "plain" },
  "cho-2014": { wiring: "plain-context" },
  "sutskever-2014": { wiring: "plain", cell: "lstm", layers: 2, bidirectional: false, reverseSource: true },
};
