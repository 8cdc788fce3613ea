import type { Messages } from "../messages";
import { appKo } from "./ko/app";
import { configKo } from "./ko/config";
import { loomKo } from "./ko/loom";
import { panelsKo } from "./ko/panels";
import { problemKo } from "./ko/problem";

export const ko: Messages = {
  ...appKo,
  config: configKo,
  loom: loomKo,
  panels: panelsKo,
  problem: problemKo,
};
