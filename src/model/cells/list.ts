import type { ModelConfig } from "../config";
import type { Cell } from "./cell";
import { gru } from "./gru";

export const CELLS: Readonly<Record<ModelConfig["cell"], Cell>> = { gru };
