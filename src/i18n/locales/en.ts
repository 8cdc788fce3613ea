import type { Messages } from "../messages";
import { appEn } from "./en/app";
import { loomEn } from "./en/loom";
import { panelsEn } from "./en/panels";
import { problemEn } from "./en/problem";

export const en: Messages = { ...appEn, loom: loomEn, panels: panelsEn, problem: problemEn };
