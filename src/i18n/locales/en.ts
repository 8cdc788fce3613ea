import type { Messages } from "../messages";
import { appEn } from "./en/app";
import { configEn } from "./en/config";
import { loomEn } from "./en/loom";
import { panelsEn } from "./en/panels";
import { problemEn } from "./en/problem";

export const en: Messages = {
  ...appEn,
  config: configEn,
  loom: loomEn,
  panels: panelsEn,
  problem: problemEn,
};
