import type { Refusal } from "../../trace/architecture";

/** Why a combination of cell, wiring, score and window is not offered, and what to choose instead. */
export type RefusalMessages = Readonly<Record<Refusal, string>>;
