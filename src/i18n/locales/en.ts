import type { Messages } from "../messages";
import { appEn } from "./en/app";
import { problemEn } from "./en/problem";

export const en: Messages = { problem: problemEn, ...appEn };
