/** What a link can bring of the model that stands on the page, and what it cannot. */
import { writeHash } from "../../state/codec";
import type { Control, Scene } from "../../state/scene";
import { OWN } from "../../tasks/ownTask";
import { isWorked } from "../../trace/settings";
import type { Origin } from "../currentRun";

export type ModelOfLink =
  /** It lies beside the page. */
  | { readonly kind: "shipped" }
  /** Settings, seed and updates make it again. */
  | { readonly kind: "again"; readonly updates: number }
  /** It travels as its file. */
  | { readonly kind: "file"; readonly why: "own" | "imported" | "continued" };

interface Standing {
  readonly task: string;
  readonly origin: Origin;
  /** The update at which the run began. */
  readonly begun: number;
  readonly step: number;
}

export function modelOfLink({ task, origin, begun, step }: Standing): ModelOfLink {
  if (isWorked(task)) return { kind: "shipped" };
  if (task === OWN) return { kind: "file", why: "own" };
  if (origin === "file") return { kind: "file", why: "imported" };
  if (origin === "nothing" || (origin === "resumed" && begun === 0)) return { kind: "again", updates: step };
  if (origin === "shipped" && step === begun) return { kind: "shipped" };
  return { kind: "file", why: "continued" };
}

export interface ClassLink {
  readonly present: boolean;
  readonly hide: readonly Control[];
}

/** The hash of a link for a class. */
export function classHash(scene: Scene, model: ModelOfLink, { present, hide }: ClassLink): string {
  return writeHash({ ...scene, present, hide, updates: model.kind === "again" ? model.updates : null });
}
