import type { Messages } from "../messages";
import { appKo } from "./ko/app";
import { loomKo } from "./ko/loom";
import { panelsKo } from "./ko/panels";
import { problemKo } from "./ko/problem";

export const ko: Messages = { ...appKo, loom: loomKo, panels: panelsKo, problem: problemKo };
