/** Reads a file's text off the main thread, so that a large one never holds up the page. */

import type { AttentionMatrix } from "../../matrix/matrix";
import { MatrixError, type MatrixProblem, readMatrix } from "../../matrix/read";
import { parseTrace } from "../../trace/json";
import type { Trace } from "../../trace/trace";

export interface ReadQuestion {
  readonly text: string | Blob;
  readonly name: string;
}

export type ReadAnswer =
  /** A trace of this page comes whole: it has scores and names its task. */
  | { readonly matrix: AttentionMatrix; readonly trace: Trace | null }
  /** Null where it could not even be read. */
  | { readonly problem: MatrixProblem | null };

const scope = self as unknown as {
  postMessage(message: ReadAnswer, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ReadQuestion>) => void) | null;
};

scope.onmessage = async ({ data: { text, name } }) => {
  try {
    const content = (typeof text === "string" ? text : await text.text()).replace(/^\uFEFF/, "");
    const matrix = readMatrix(content, name);
    if (matrix.model) scope.postMessage({ matrix, trace: parseTrace(JSON.parse(content)) });
    else scope.postMessage({ matrix, trace: null }, [matrix.numbers.buffer as ArrayBuffer]);
  } catch (error) {
    scope.postMessage({ problem: error instanceof MatrixError ? error.problem : null });
  }
};
