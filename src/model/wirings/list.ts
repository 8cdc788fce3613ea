import type { ModelConfig } from "../config";
import { luong } from "./luong";
import type { Wiring } from "./wiring";

export const WIRINGS: Readonly<Record<ModelConfig["wiring"], Wiring>> = { luong };
