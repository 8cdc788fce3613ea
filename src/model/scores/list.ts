import type { ScoreId } from "../../trace/architecture";
import { concat } from "./concat";
import { dot } from "./dot";
import { general } from "./general";
import { location } from "./location";
import { scaledDot } from "./scaledDot";
import type { Score } from "./score";
import { uniform } from "./uniform";

export const SCORES: Readonly<Record<ScoreId, Score>> = {
  dot,
  "scaled-dot": scaledDot,
  general,
  concat,
  location,
  uniform,
};
