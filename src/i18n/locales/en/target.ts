import type { TargetMessages } from "../../sections/target";

export const targetEn: TargetMessages = {
  label: "Right translation",
  placeholder: "Type the words that should be said",
  use: "Use",
  own: "Back to the task's own translation",
  known: "The task's own grammar gives this translation. Other words can be typed instead.",
  typed: "These words were typed. The end mark is added.",
  unknown: "The task does not know this sentence. Type what it should be translated to.",
  waiting: "The model is being asked.",
};
