/** The font of exported figures, as the command line reads it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Face, openFace } from "../figure/font/face";

const FILE = "pretendard/dist/web/static/woff/Pretendard-Regular.woff";
let opened: Promise<Face> | null = null;

export function figureFont(): Promise<Face> {
  opened ??= openFace(new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(FILE))));
  return opened;
}
