/** What was measured, and on what: models and versions, never a name or a path. */
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import * as tf from "../src/model/tf";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly tfjs: string;
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    node: process.versions.node,
    tfjs: tf.version_core,
  };
}

function git(root: string, ...args: string[]): string {
  try {
    return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** The commit, and whether something in these folders, which are what is measured, has changed since. */
export function commitOf(root: string, measured: readonly string[]): string {
  // What measurements write is none of it.
  const changed = git(root, "status", "--porcelain", "--", ...measured, "package-lock.json")
    .split("\n")
    .some((line) => line !== "" && !/bench\/[\w.]+\.(md|jsonl)$/.test(line));
  return `${git(root, "rev-parse", "--short=10", "HEAD") || "unknown"}${changed ? " and changes" : ""}`;
}
