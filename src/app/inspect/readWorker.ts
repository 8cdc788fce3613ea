/** Reads a file's text off the main thread, so that a large one never holds up the page. */

import type { AttentionMatrix } from "../../matrix/matrix";
import { MatrixError, type MatrixProblem, readMatrix } from "../../matrix/read";

export interface ReadQuestion {
  readonly text: string | Blob;
  readonly name: string;
}

export type ReadAnswer =
  | { readonly matrix: AttentionMatrix }
  /** Null where it could not even be read. */
  | { readonly problem: MatrixProblem | null };

const scope = self as unknown as {
  postMessage(message: ReadAnswer, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ReadQuestion>) => void) | null;
};

scope.onmessage = async ({ data: { text, name } }) => {
  try {
    const matrix = readMatrix(typeof text === "string" ? text : await text.text(), name);
    scope.postMessage({ matrix }, [matrix.numbers.buffer as ArrayBuffer]);
  } catch (error) {
    scope.postMessage({ problem: error instanceof MatrixError ? error.problem : null });
  }
};
