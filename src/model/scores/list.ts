import type { ModelConfig } from "../config";
import { dot } from "./dot";
import type { Score } from "./score";

export const SCORES: Readonly<Record<ModelConfig["score"], Score>> = { dot };
