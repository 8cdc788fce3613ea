/** What the report on the engine says. It is loaded with the report. */
import type { WhyPlain } from "../../trace/kernels";

/** A line of the report, in its order. */
export const REPORT_ROWS = [
  "page",
  "tfjs",
  "browser",
  "cores",
  "backend",
  "renderer",
  "textureSize",
  "float32",
  "fence",
  "timings",
  "leftOut",
  "task",
  "model",
  "kernels",
  "parameters",
  "update",
  "seed",
  "speed",
  "calls",
  "tensors",
  "textures",
  "arithmetic",
] as const;
export type ReportRow = (typeof REPORT_ROWS)[number];

export interface ReportMessages {
  readonly title: string;
  readonly rows: Readonly<Record<ReportRow, string>>;
  readonly yes: string;
  readonly no: string;
  /** In place of what was not measured yet. */
  readonly notYet: string;
  readonly timing: (of: { backend: string; ms: string; updates: string }) => string;
  readonly kernels: Readonly<Record<"fused" | "plain", string>>;
  /** Why plain operations train. */
  readonly whyPlain: Readonly<Record<WhyPlain, string>>;
  /** A note on the page. */
  readonly plainKernels: Readonly<Record<"differ" | "failed", string>>;
  /** Between fused kernels and plain operations, in units of what is allowed. */
  readonly excess: (difference: string) => string;
  readonly calls: (of: { draws: string; uploads: string; programs: string }) => string;
  readonly tensors: (tensors: string, kilobytes: string) => string;
  readonly textures: (used: string, free: string) => string;
  readonly copy: string;
  readonly copied: string;
  /** The text is selected then. */
  readonly notCopied: string;
  readonly text: string;
}
