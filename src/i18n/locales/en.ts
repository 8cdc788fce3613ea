import type { Messages } from "../messages";
import { appEn } from "./en/app";
import { loomEn } from "./en/loom";
import { problemEn } from "./en/problem";

export const en: Messages = { problem: problemEn, ...appEn, loom: loomEn };
