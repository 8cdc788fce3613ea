import type { Rejection, WebglFacts } from "./protocol";

/** Why a backend cannot be taken; anything else that is thrown while one starts counts as `load-failed`. */
export class BackendRejected extends Error {
  readonly why: Rejection["why"];
  /** What was found out about WebGL before. */
  readonly webgl: WebglFacts | null;
  constructor(why: Rejection["why"], detail: string, webgl: WebglFacts | null = null) {
    super(detail);
    this.name = "BackendRejected";
    this.why = why;
    this.webgl = webgl;
  }
}
