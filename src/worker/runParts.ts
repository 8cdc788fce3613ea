/** What the parts of a run share. */
import type { Trainer } from "../training/trainer";
import type { Event } from "./protocol";
import type { Watched } from "./readWatch";
import type { Clock } from "./time";

export interface RunParts {
  readonly runId: number;
  readonly trainer: Trainer;
  readonly emit: (event: Event) => void;
  readonly clock: Clock;
  readonly watched: Watched;
}
