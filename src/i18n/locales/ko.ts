import type { Messages } from "../messages";
import { appKo } from "./ko/app";
import { loomKo } from "./ko/loom";
import { problemKo } from "./ko/problem";

export const ko: Messages = { problem: problemKo, ...appKo, loom: loomKo };
